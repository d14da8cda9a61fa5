// This part: drawing. The chart is drawn once for each view; what follows the pointer is laid over it.
const canvas = document.getElementById('canvas');
const overview = document.getElementById('overview');
const chart = document.createElement('canvas');
const outline = document.createElement('canvas');
const shown = {desired: true, ready: true, needed: true, bounds: true, schedule: true};
const colours = {};
let view = [0, total];
let pointer = null;
let drag = null;
let left = 58;
let bottom = 0;

const RIGHT = 14, TOP = 10, GAP = 28, AXIS = 24, OVERVIEW = 46;

function readColours() {
  const style = getComputedStyle(root);
  for (const name of ['text', 'quiet', 'line', 'grid', 'card', 'desired', 'ready', 'needed', 'bound', 'metric', 'short',
    'band1', 'band2', 'band3', 'band4', 'band5', 'band6']) colours[name] = style.getPropertyValue('--' + name).trim();
}
const bandColour = rule => 'band' + (1 + rule % 6);

function prepare(target, width, height) {
  const ratio = devicePixelRatio || 1;
  target.width = Math.round(width * ratio);
  target.height = Math.round(height * ratio);
  const pen = target.getContext('2d');
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.font = '11px system-ui, "DejaVu Sans", sans-serif';
  return pen;
}
function panels() {
  const metricHeight = data.metrics.length > 2 ? 96 : 130;
  const list = [{top: TOP + 14, height: innerWidth < 600 ? 220 : 270, title: 'replicas'}];
  for (const metric of data.metrics) {
    const last = list[list.length - 1];
    list.push({top: last.top + last.height + GAP, height: metricHeight, title: metric.title, metric});
  }
  return list;
}
const plotWidth = () => canvas.clientWidth - left - RIGHT;
const xOf = t => left + (t - view[0]) / (view[1] - view[0]) * plotWidth();
const tOf = x => view[0] + (x - left) / plotWidth() * (view[1] - view[0]);

// --- Axes --------------------------------------------------------------------------------------------------------------

function niceStep(rough) {
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  for (const factor of [1, 2, 5, 10]) if (factor * power >= rough) return factor * power;
  return 10 * power;
}
const TIME_STEPS = [15, 30, 60, 300, 600, 1800, 3600, 10800, 21600, 43200, 86400, 172800, 259200, 604800, 1209600, 2592000];
function timeStep() {
  const rough = (view[1] - view[0]) / Math.max(2, plotWidth() / 95);
  return TIME_STEPS.find(step => step >= rough) || TIME_STEPS[TIME_STEPS.length - 1];
}
function timeLabel(t, step) {
  const d = dateAt(t), label = clock(d) + (step < 60 ? ':' + two(d.getUTCSeconds()) : '');
  return step >= 86400 || label.startsWith('00:00') && d.getUTCSeconds() === 0 ? day(d) : label;
}
function drawTimes(pen, top) {
  const step = timeStep(), offset = Math.floor(data.start / 1000) % step;
  let free = 0;
  for (let t = Math.ceil((view[0] + offset) / step) * step - offset; t <= view[1]; t += step) {
    const x = Math.round(xOf(t)) + .5;
    pen.strokeStyle = colours.grid;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(x, top);
    pen.lineTo(x, bottom);
    pen.stroke();
    const label = timeLabel(t, step), half = pen.measureText(label).width / 2;
    const middle = Math.min(x, canvas.clientWidth - half - 1);
    if (middle - half < free) continue;
    free = middle + half + 8;
    pen.textAlign = 'center';
    pen.fillStyle = colours.quiet;
    pen.fillText(label, middle, bottom + 16);
  }
}
function line(pen, x0, y0, x1, y1) {
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x0, Math.round(y0) + .5);
  pen.lineTo(x1, Math.round(y1) + .5);
  pen.stroke();
}
function drawScale(pen, panel) {
  const step = niceStep(panel.most / Math.max(2, Math.floor(panel.height / 46)));
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (let value = 0; value <= panel.most * 1.0001; value += step) {
    pen.strokeStyle = colours.grid;
    line(pen, left, panel.y(value), left + plotWidth(), panel.y(value));
    pen.fillStyle = colours.quiet;
    pen.fillText(number(value), left - 8, panel.y(value));
  }
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = colours.text;
  pen.fillText(panel.title, left, panel.top - 8, plotWidth());
}

// --- Lines -------------------------------------------------------------------------------------------------------------

// A line of steps; several within one dot are drawn as the span from the smallest to the largest of them.
function stepPath(pen, steps, y, close) {
  const first = pairAt(steps, view[0]), end = xOf(Math.min(view[1], total));
  let before = steps[2 * first + 1];
  pen.beginPath();
  if (close !== undefined) pen.moveTo(left, close);
  pen.lineTo(left, y(before));
  for (let i = first + 1; i < steps.length / 2 && steps[2 * i] <= view[1];) {
    const x = xOf(steps[2 * i]);
    let low = before, high = before, last = before;
    do {
      last = steps[2 * i + 1];
      low = Math.min(low, last);
      high = Math.max(high, last);
      i++;
    } while (i < steps.length / 2 && steps[2 * i] <= view[1] && xOf(steps[2 * i]) < x + .7);
    pen.lineTo(x, y(before));
    if (low < Math.min(before, last)) pen.lineTo(x, y(low));
    if (high > Math.max(before, last)) pen.lineTo(x, y(high));
    pen.lineTo(x, y(last));
    before = last;
  }
  pen.lineTo(end, y(before));
  if (close !== undefined) pen.lineTo(end, close);
}
// Between the smallest and the largest value of each span; a gap where nothing is known.
function envelope(pen, list, y, colour, alpha) {
  const level = levelFor(list, (view[1] - view[0]) / plotWidth()), {low, high, span} = level;
  const last = indexAt(level, view[1]);
  let from = indexAt(level, view[0]);
  while (from <= last) {
    while (from <= last && high[from] !== high[from]) from++;
    let to = from;
    while (to + 1 <= last && high[to + 1] === high[to + 1]) to++;
    if (from > last) break;
    let isLine = true;
    pen.beginPath();
    for (let i = from; i <= to; i++) {
      isLine = isLine && low[i] === high[i];
      pen.lineTo(xOf(i * span), y(high[i]));
      pen.lineTo(xOf(Math.min(total, (i + 1) * span)), y(high[i]));
    }
    for (let i = to; i >= from && !isLine; i--) {
      pen.lineTo(xOf(Math.min(total, (i + 1) * span)), y(low[i]));
      pen.lineTo(xOf(i * span), y(low[i]));
    }
    if (!isLine) {
      pen.closePath();
      pen.globalAlpha = alpha;
      pen.fillStyle = colour;
      pen.fill();
      pen.globalAlpha = .75;
    }
    pen.strokeStyle = colour;
    pen.lineWidth = isLine ? 1.4 : 1;
    pen.stroke();
    pen.globalAlpha = 1;
    from = to + 1;
  }
}
function dashed(pen, colour, draw) {
  pen.strokeStyle = colour;
  pen.lineWidth = 1.4;
  pen.setLineDash([5, 4]);
  draw();
  pen.setLineDash([]);
}
function clipped(pen, panel, draw) {
  pen.save();
  pen.beginPath();
  pen.rect(left, panel.top - 2, plotWidth(), panel.height + 4);
  pen.clip();
  draw();
  pen.restore();
}

// --- Panels ------------------------------------------------------------------------------------------------------------

function drawBands(pen, top, height) {
  for (const [from, to, rule] of data.bands) {
    if (to < view[0] || from > view[1]) continue;
    const x = Math.max(left, xOf(from)), end = Math.min(left + plotWidth(), xOf(to)), name = data.rules[rule];
    pen.globalAlpha = .13;
    pen.fillStyle = colours[bandColour(rule)];
    pen.fillRect(x, top, Math.max(1, end - x), height);
    pen.globalAlpha = 1;
    if (end - x > pen.measureText(name).width + 8) {
      pen.textAlign = 'left';
      pen.fillStyle = colours.text;
      pen.fillText(name, x + 4, top + 13);
    }
  }
}
function replicasMost() {
  let most = stepsMost(data.desired, view[0], view[1]);
  if (shown.needed && data.needed) most = Math.max(most, Math.min(levelsMost(data.needed.levels, view[0], view[1]), most * 3 + 5));
  if (shown.bounds) most = Math.max(most, Math.min(stepsMost(data.cap, view[0], view[1]), most * 2 + 2));
  return Math.max(1, most) * 1.08;
}
function metricMost(metric) {
  const most = levelsMost(metric.levels, view[0], view[1]);
  const scale = metric.perReplica ? stepsMost(data.ready, view[0], view[1]) * metric.target : metric.target || 0;
  return Math.max(most, Math.min(scale, most * 1.5 || scale)) * 1.08 || 1;
}
function drawReplicas(pen, panel) {
  if (shown.schedule) drawBands(pen, panel.top, panel.height);
  drawScale(pen, panel);
  clipped(pen, panel, () => {
    if (shown.ready) {
      stepPath(pen, data.ready, panel.y, panel.y(0));
      pen.globalAlpha = .26;
      pen.fillStyle = colours.ready;
      pen.fill();
      pen.globalAlpha = 1;
    }
    if (shown.needed && data.needed) envelope(pen, data.needed.levels, panel.y, colours.needed, .22);
    if (shown.bounds) dashed(pen, colours.bound, () => {
      for (const bound of [data.floor, data.cap]) { stepPath(pen, bound, panel.y); pen.stroke(); }
    });
    if (shown.desired) {
      stepPath(pen, data.desired, panel.y);
      pen.strokeStyle = colours.desired;
      pen.lineWidth = 2;
      pen.stroke();
      drawActions(pen, panel);
    }
  });
}
function visibleActions() { return data.actions.filter(action => action[0] >= view[0] && action[0] <= view[1]); }
function drawActions(pen, panel) {
  const visible = visibleActions();
  if (visible.length > plotWidth() / 6) return;
  for (const [t, , to] of visible) {
    pen.beginPath();
    pen.arc(xOf(t), panel.y(to), 3.2, 0, 7);
    pen.fillStyle = colours.card;
    pen.fill();
    pen.strokeStyle = colours.desired;
    pen.lineWidth = 1.6;
    pen.stroke();
  }
}
function drawMetric(pen, panel) {
  const metric = panel.metric;
  drawScale(pen, panel);
  clipped(pen, panel, () => {
    envelope(pen, metric.levels, panel.y, colours.metric, .3);
    if (metric.perReplica) {
      stepPath(pen, data.ready, v => panel.y(v * metric.target));
      pen.strokeStyle = colours.ready;
      pen.lineWidth = 1.4;
      pen.stroke();
    } else if (metric.target !== null) {
      dashed(pen, colours.text, () => line(pen, left, panel.y(metric.target), left + plotWidth(), panel.y(metric.target)));
    }
  });
}

// --- The whole ---------------------------------------------------------------------------------------------------------

function draw() {
  left = innerWidth < 600 ? 40 : 58;
  const list = panels(), last = list[list.length - 1];
  bottom = last.top + last.height;
  canvas.style.height = (bottom + AXIS) + 'px';
  const pen = prepare(chart, canvas.clientWidth, bottom + AXIS);
  for (const panel of list) {
    panel.most = panel.metric ? metricMost(panel.metric) : replicasMost();
    panel.y = value => panel.top + panel.height - value / panel.most * panel.height;
  }
  drawTimes(pen, list[0].top);
  for (const panel of list) if (panel.metric) drawMetric(pen, panel); else drawReplicas(pen, panel);
  lay();
  drawOverview();
  root.dataset.rendered = 'yes';
}
// The chart, and over it what follows the pointer.
function lay() {
  const pen = prepare(canvas, canvas.clientWidth, bottom + AXIS);
  pen.drawImage(chart, 0, 0, canvas.clientWidth, bottom + AXIS);
  if (drag) {
    pen.globalAlpha = .15;
    pen.fillStyle = colours.desired;
    pen.fillRect(Math.min(drag.from, drag.to), TOP + 14, Math.abs(drag.to - drag.from), bottom - TOP - 14);
  } else if (pointer !== null) {
    pen.strokeStyle = colours.quiet;
    pen.beginPath();
    pen.moveTo(Math.round(pointer) + .5, TOP + 14);
    pen.lineTo(Math.round(pointer) + .5, bottom);
    pen.stroke();
  }
}
// All of the time, drawn once for each width and scheme.
function drawOutline(width) {
  const name = width + colours.desired + devicePixelRatio;
  if (outline.dataset.name === name) return;
  outline.dataset.name = name;
  const pen = prepare(outline, width, OVERVIEW), most = Math.max(1, stepsMost(data.desired, 0, total));
  pen.fillStyle = colours.desired;
  pen.globalAlpha = .5;
  for (let x = 0; x < width; x++) {
    const height = stepsMost(data.desired, x / width * total, (x + 1) / width * total) / most * 40;
    pen.fillRect(x, 44 - height, 1, height);
  }
}
function drawOverview() {
  overview.style.height = OVERVIEW + 'px';
  const width = overview.clientWidth - left - RIGHT, pen = prepare(overview, overview.clientWidth, OVERVIEW);
  drawOutline(width);
  pen.drawImage(outline, left, 0, width, OVERVIEW);
  const from = left + view[0] / total * width, to = left + view[1] / total * width;
  pen.globalAlpha = .6;
  pen.fillStyle = colours.card;
  pen.fillRect(left, 0, from - left, OVERVIEW);
  pen.fillRect(to, 0, left + width - to, OVERVIEW);
  pen.globalAlpha = 1;
  pen.strokeStyle = colours.quiet;
  pen.lineWidth = 1;
  pen.strokeRect(from + .5, .5, Math.max(3, to - from - 1), OVERVIEW - 1);
}
