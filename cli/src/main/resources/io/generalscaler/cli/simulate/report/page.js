'use strict';
// The page draws itself from the JSON beside it and asks nobody else.
const root = document.documentElement;
addEventListener('error', event => { root.dataset.error = event.message; });
addEventListener('securitypolicyviolation', event => { root.dataset.error = 'blocked ' + event.blockedURI; });

const data = JSON.parse(document.getElementById('data').textContent);
const canvas = document.getElementById('canvas');
const overview = document.getElementById('overview');
const tip = document.getElementById('tip');
const shown = {desired: true, ready: true, needed: true, bounds: true, schedule: true};
const total = data.end;
let view = [0, total];
let pointer = null;
let drag = null;
let colours = {};

const LEFT = 58, RIGHT = 14, TOP = 10, GAP = 26, AXIS = 24;

// --- Data --------------------------------------------------------------------------------------------------------

// Steps are [t0, v0, t1, v1, …]: the value v0 holds from t0 until t1. The index of the pair that holds at t.
function pairAt(steps, t) {
  let low = 0, high = steps.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[2 * middle] <= t) low = middle; else high = middle - 1;
  }
  return low;
}
const valueAt = (steps, t) => steps.length ? steps[2 * pairAt(steps, t) + 1] : null;
const bucketAt = t => Math.max(0, Math.min(data.buckets - 1, Math.floor(t / data.bucket)));

function stepRange(steps, from, to) {
  let most = 0;
  for (let i = pairAt(steps, from); i < steps.length / 2 && steps[2 * i] <= to; i++) most = Math.max(most, steps[2 * i + 1]);
  return most;
}
function envelopeMost(values, from, to) {
  let most = 0;
  for (let i = bucketAt(from); i <= bucketAt(to); i++) if (values[i] !== null) most = Math.max(most, values[i]);
  return most;
}

// --- Words -------------------------------------------------------------------------------------------------------

const two = n => String(n).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
function time(t, withSeconds) {
  const d = new Date(data.start + t * 1000);
  return DAYS[d.getUTCDay()] + ' ' + d.getUTCDate() + ' ' + MONTHS[d.getUTCMonth()] + ' ' + two(d.getUTCHours()) + ':'
    + two(d.getUTCMinutes()) + (withSeconds ? ':' + two(d.getUTCSeconds()) : '');
}
function number(value) {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  if (size >= 1e6) return +(value / 1e6).toPrecision(4) + ' M';
  if (size >= 1e4) return +(value / 1e3).toPrecision(4) + ' k';
  return String(size >= 100 ? Math.round(value * 10) / 10 : +value.toPrecision(4));
}
function element(tag, text, className) {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  if (className) node.className = className;
  return node;
}

// --- Drawing -----------------------------------------------------------------------------------------------------

function readColours() {
  const style = getComputedStyle(root);
  for (const name of ['text', 'quiet', 'line', 'grid', 'card', 'desired', 'ready', 'needed', 'bound', 'metric', 'short',
    'band1', 'band2', 'band3', 'band4']) colours[name] = style.getPropertyValue('--' + name).trim();
}
function prepare(target, height) {
  const ratio = devicePixelRatio || 1;
  const width = target.clientWidth;
  target.style.height = height + 'px';
  if (target.width !== Math.round(width * ratio) || target.height !== Math.round(height * ratio)) {
    target.width = Math.round(width * ratio);
    target.height = Math.round(height * ratio);
  }
  const pen = target.getContext('2d');
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.font = '11px system-ui, "DejaVu Sans", sans-serif';
  return pen;
}
function panels() {
  const metricHeight = data.metrics.length > 2 ? 96 : 130;
  const list = [{top: TOP + 14, height: 270, title: 'replicas'}];
  for (const metric of data.metrics) {
    const last = list[list.length - 1];
    list.push({top: last.top + last.height + GAP, height: metricHeight, title: metric.title, metric});
  }
  return list;
}
const plotWidth = () => canvas.clientWidth - LEFT - RIGHT;
const xOf = t => LEFT + (t - view[0]) / (view[1] - view[0]) * plotWidth();
const tOf = x => view[0] + (x - LEFT) / plotWidth() * (view[1] - view[0]);

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
  const d = new Date(data.start + t * 1000);
  const midnight = d.getUTCHours() === 0 && d.getUTCMinutes() === 0 && d.getUTCSeconds() === 0;
  if (step >= 86400 || midnight) return DAYS[d.getUTCDay()] + ' ' + d.getUTCDate() + ' ' + MONTHS[d.getUTCMonth()];
  return two(d.getUTCHours()) + ':' + two(d.getUTCMinutes()) + (step < 60 ? ':' + two(d.getUTCSeconds()) : '');
}

function drawAxes(pen, panel, most) {
  const step = niceStep(most / Math.max(2, Math.floor(panel.height / 46)));
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  for (let value = 0; value <= most * 1.0001; value += step) {
    const y = panel.y(value);
    pen.strokeStyle = colours.grid;
    line(pen, LEFT, y, LEFT + plotWidth(), y);
    pen.fillStyle = colours.quiet;
    pen.fillText(number(value), LEFT - 8, y);
  }
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = colours.text;
  pen.fillText(panel.title, LEFT, panel.top - 7);
}
function line(pen, x0, y0, x1, y1) {
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(x0, Math.round(y0) + .5);
  pen.lineTo(x1, Math.round(y1) + .5);
  pen.stroke();
}
function stepPath(pen, steps, y, close) {
  const first = pairAt(steps, view[0]);
  pen.beginPath();
  pen.moveTo(LEFT, close === undefined ? y(steps[2 * first + 1]) : close);
  pen.lineTo(LEFT, y(steps[2 * first + 1]));
  let before = y(steps[2 * first + 1]);
  for (let i = first + 1; i < steps.length / 2 && steps[2 * i] <= view[1]; i++) {
    const x = xOf(steps[2 * i]), now = y(steps[2 * i + 1]);
    pen.lineTo(x, before);
    pen.lineTo(x, now);
    before = now;
  }
  const end = xOf(Math.min(view[1], total));
  pen.lineTo(end, before);
  if (close !== undefined) pen.lineTo(end, close);
}
// Between the smallest and the largest value of each bucket; a gap where nothing is known.
function envelope(pen, low, high, y, colour, alpha) {
  const first = bucketAt(view[0]), last = bucketAt(view[1]);
  let from = first;
  while (from <= last) {
    while (from <= last && high[from] === null) from++;
    let to = from;
    while (to + 1 <= last && high[to + 1] !== null) to++;
    if (from > last) break;
    pen.beginPath();
    for (let i = from; i <= to; i++) {
      pen.lineTo(xOf(i * data.bucket), y(high[i]));
      pen.lineTo(xOf((i + 1) * data.bucket), y(high[i]));
    }
    for (let i = to; i >= from; i--) {
      pen.lineTo(xOf((i + 1) * data.bucket), y(low[i]));
      pen.lineTo(xOf(i * data.bucket), y(low[i]));
    }
    pen.closePath();
    pen.globalAlpha = alpha;
    pen.fillStyle = colour;
    pen.fill();
    pen.globalAlpha = 1;
    pen.strokeStyle = colour;
    pen.lineWidth = 1;
    pen.stroke();
    from = to + 1;
  }
}
function drawBands(pen, top, bottom) {
  for (const [from, to, rule] of data.bands) {
    if (to < view[0] || from > view[1]) continue;
    const x = Math.max(LEFT, xOf(from)), end = Math.min(LEFT + plotWidth(), xOf(to));
    pen.globalAlpha = .11;
    pen.fillStyle = colours['band' + (1 + rule % 4)];
    pen.fillRect(x, top, Math.max(1, end - x), bottom - top);
    pen.globalAlpha = 1;
    const name = data.rules[rule];
    if (end - x > pen.measureText(name).width + 8) {
      pen.textAlign = 'left';
      pen.fillText(name, x + 4, top + 13);
    }
  }
}
function replicasMost() {
  let most = stepRange(data.desired, view[0], view[1]);
  if (shown.needed && data.needed) most = Math.max(most, Math.min(envelopeMost(data.needed.high, view[0], view[1]), most * 3 + 5));
  if (shown.bounds) most = Math.max(most, Math.min(stepRange(data.cap, view[0], view[1]), most * 2 + 2));
  return Math.max(1, most) * 1.08;
}
function drawReplicas(pen, panel) {
  if (shown.schedule) drawBands(pen, panel.top, panel.top + panel.height);
  drawAxes(pen, panel, panel.most);
  pen.save();
  pen.beginPath();
  pen.rect(LEFT, panel.top - 2, plotWidth(), panel.height + 4);
  pen.clip();
  if (shown.ready) {
    stepPath(pen, data.ready, panel.y, panel.y(0));
    pen.globalAlpha = .26;
    pen.fillStyle = colours.ready;
    pen.fill();
    pen.globalAlpha = 1;
  }
  if (shown.needed && data.needed) envelope(pen, data.needed.low, data.needed.high, panel.y, colours.needed, .25);
  if (shown.bounds) {
    pen.strokeStyle = colours.bound;
    pen.lineWidth = 1.4;
    pen.setLineDash([5, 4]);
    for (const bound of [data.floor, data.cap]) { stepPath(pen, bound, panel.y); pen.stroke(); }
    pen.setLineDash([]);
  }
  if (shown.desired) {
    stepPath(pen, data.desired, panel.y);
    pen.strokeStyle = colours.desired;
    pen.lineWidth = 2;
    pen.stroke();
    drawActions(pen, panel);
  }
  pen.restore();
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
  drawAxes(pen, panel, panel.most);
  pen.save();
  pen.beginPath();
  pen.rect(LEFT, panel.top - 2, plotWidth(), panel.height + 4);
  pen.clip();
  if (metric.perReplica) {
    stepPath(pen, data.ready, v => panel.y(v * metric.target));
    pen.strokeStyle = colours.ready;
    pen.lineWidth = 1.2;
    pen.stroke();
  } else if (metric.target !== null) {
    pen.strokeStyle = colours.bound;
    pen.setLineDash([5, 4]);
    line(pen, LEFT, panel.y(metric.target), LEFT + plotWidth(), panel.y(metric.target));
    pen.setLineDash([]);
  }
  envelope(pen, metric.low, metric.high, panel.y, colours.metric, .3);
  pen.restore();
}
function metricMost(metric) {
  let most = envelopeMost(metric.high, view[0], view[1]);
  const scale = metric.perReplica ? stepRange(data.ready, view[0], view[1]) * metric.target : metric.target || 0;
  return Math.max(most, Math.min(scale, most * 1.5 || scale)) * 1.08 || 1;
}
function draw() {
  const list = panels();
  const bottom = list[list.length - 1].top + list[list.length - 1].height;
  const pen = prepare(canvas, bottom + AXIS);
  for (const panel of list) {
    panel.most = panel.metric ? metricMost(panel.metric) : replicasMost();
    panel.y = value => panel.top + panel.height - value / panel.most * panel.height;
  }
  const step = timeStep();
  pen.textAlign = 'center';
  const offset = Math.floor(data.start / 1000) % step;
  for (let t = Math.ceil((view[0] + offset) / step) * step - offset; t <= view[1]; t += step) {
    pen.strokeStyle = colours.grid;
    pen.beginPath();
    pen.moveTo(Math.round(xOf(t)) + .5, list[0].top);
    pen.lineTo(Math.round(xOf(t)) + .5, bottom);
    pen.stroke();
    pen.fillStyle = colours.quiet;
    pen.fillText(timeLabel(t, step), xOf(t), bottom + 16);
  }
  for (const panel of list) if (panel.metric) drawMetric(pen, panel); else drawReplicas(pen, panel);
  if (drag && drag.on === 'canvas') {
    pen.globalAlpha = .15;
    pen.fillStyle = colours.desired;
    pen.fillRect(Math.min(drag.from, drag.to), TOP, Math.abs(drag.to - drag.from), bottom - TOP);
    pen.globalAlpha = 1;
  } else if (pointer !== null) {
    pen.strokeStyle = colours.quiet;
    pen.beginPath();
    pen.moveTo(Math.round(pointer) + .5, TOP);
    pen.lineTo(Math.round(pointer) + .5, bottom);
    pen.stroke();
  }
  drawOverview();
  root.dataset.rendered = 'yes';
}
function drawOverview() {
  const pen = prepare(overview, 46);
  const width = overview.clientWidth - LEFT - RIGHT;
  const most = Math.max(1, stepRange(data.desired, 0, total));
  pen.fillStyle = colours.desired;
  pen.globalAlpha = .35;
  let x = -1, high = 0;
  for (let i = 0; i < data.desired.length / 2; i++) {
    const from = data.desired[2 * i] / total * width;
    const to = (i + 1 < data.desired.length / 2 ? data.desired[2 * i + 2] : total) / total * width;
    const height = data.desired[2 * i + 1] / most * 40;
    pen.fillRect(LEFT + from, 44 - height, Math.max(.6, to - from), height);
  }
  pen.globalAlpha = 1;
  const from = LEFT + view[0] / total * width, to = LEFT + view[1] / total * width;
  pen.globalAlpha = .6;
  pen.fillStyle = colours.card;
  pen.fillRect(LEFT, 0, from - LEFT, 46);
  pen.fillRect(to, 0, LEFT + width - to, 46);
  pen.globalAlpha = 1;
  pen.strokeStyle = colours.quiet;
  pen.lineWidth = 1;
  pen.strokeRect(from + .5, .5, Math.max(3, to - from - 1), 45);
}

// --- Tooltip -----------------------------------------------------------------------------------------------------

function showTip(x, y) {
  const t = tOf(x);
  tip.replaceChildren(element('b', time(t, view[1] - view[0] < 172800)));
  const table = element('table');
  const row = (name, value) => {
    const tr = element('tr');
    tr.append(element('td', name), element('td', value));
    table.append(tr);
  };
  const bucket = bucketAt(t);
  const range = (low, high) => low === null ? 'not known'
    : low === high ? number(low) : number(low) + ' … ' + number(high);
  row('desired', number(valueAt(data.desired, t)));
  row('ready', number(valueAt(data.ready, t)));
  if (data.needed) row('needed', range(data.needed.low[bucket], data.needed.high[bucket]));
  row('allowed', number(valueAt(data.floor, t)) + ' … ' + number(valueAt(data.cap, t)));
  for (const metric of data.metrics) row(metric.name, range(metric.low[bucket], metric.high[bucket]));
  const band = data.bands.find(it => it[0] <= t && t < it[1]);
  if (band) row('schedule', data.rules[band[2]]);
  row('reason', data.reasonNames[valueAt(data.reasons, t)]);
  tip.append(table);
  const near = nearestAction(x);
  if (near) tip.append(element('p', time(near[0], true) + ': ' + near[4]));
  tip.hidden = false;
  const left = x + 16 + tip.offsetWidth > canvas.clientWidth ? x - 16 - tip.offsetWidth : x + 16;
  tip.style.left = Math.max(0, left) + 'px';
  tip.style.top = Math.max(0, Math.min(y - 20, canvas.clientHeight - tip.offsetHeight)) + 'px';
}
function nearestAction(x) {
  let best = null, distance = 9;
  for (const action of visibleActions()) {
    const away = Math.abs(xOf(action[0]) - x);
    if (away < distance) { best = action; distance = away; }
  }
  return best;
}

// --- Moving about ------------------------------------------------------------------------------------------------

function look(from, to) {
  const span = Math.max(Math.min(total, data.bucket * 8), Math.min(total, to - from));
  const start = Math.max(0, Math.min(total - span, (from + to - span) / 2));
  view = [start, start + span];
  draw();
  list();
}
const zoom = factor => {
  const middle = (view[0] + view[1]) / 2, half = (view[1] - view[0]) / 2 * factor;
  look(middle - half, middle + half);
};
const move = share => {
  const by = (view[1] - view[0]) * share;
  look(view[0] + by, view[1] + by);
};
function buttons() {
  const bar = document.getElementById('ranges');
  const add = (text, label, action) => {
    const button = element('button', text);
    button.title = label;
    button.addEventListener('click', action);
    bar.append(button, ' ');
  };
  add('all', 'Everything', () => look(0, total));
  for (const [text, seconds] of [['7 d', 604800], ['1 d', 86400], ['6 h', 21600], ['1 h', 3600]]) {
    if (seconds < total) add(text, 'Show ' + text, () => {
      const middle = (view[0] + view[1]) / 2;
      look(middle - seconds / 2, middle + seconds / 2);
    });
  }
  add('◀', 'Earlier', () => move(-.5));
  add('▶', 'Later', () => move(.5));
  const legend = document.getElementById('legend');
  for (const [key, text, colour, form] of [['desired', 'desired', 'desired', ''], ['ready', 'ready', 'ready', 'area'],
    ['needed', 'needed by the load', 'needed', ''], ['bounds', 'bounds and budget', 'bound', 'dash'],
    ['schedule', 'schedule', 'band1', 'area']]) {
    if ((key === 'needed' && !data.needed) || (key === 'schedule' && !data.bands.length)) continue;
    const button = element('button');
    const mark = element('i', undefined, form);
    mark.style[form === 'area' ? 'background' : 'color'] = 'var(--' + colour + ')';
    button.append(mark, text);
    button.setAttribute('aria-pressed', 'true');
    button.addEventListener('click', () => {
      shown[key] = !shown[key];
      button.setAttribute('aria-pressed', String(shown[key]));
      draw();
    });
    legend.append(button);
  }
}
function listen() {
  canvas.addEventListener('pointerdown', event => {
    drag = {on: 'canvas', from: event.offsetX, to: event.offsetX};
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', event => {
    pointer = Math.max(LEFT, Math.min(LEFT + plotWidth(), event.offsetX));
    if (drag) { drag.to = pointer; tip.hidden = true; } else showTip(pointer, event.offsetY);
    draw();
  });
  canvas.addEventListener('pointerup', () => {
    const made = drag;
    drag = null;
    if (made && Math.abs(made.to - made.from) > 6) look(...[tOf(made.from), tOf(made.to)].sort((a, b) => a - b));
    else draw();
  });
  canvas.addEventListener('pointerleave', () => { pointer = null; tip.hidden = true; draw(); });
  canvas.addEventListener('dblclick', () => look(0, total));
  canvas.addEventListener('keydown', event => {
    const action = {ArrowLeft: () => move(-.25), ArrowRight: () => move(.25), '+': () => zoom(.5), '=': () => zoom(.5),
      '-': () => zoom(2), Escape: () => look(0, total), 0: () => look(0, total)}[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  const toOverview = event => {
    const middle = (event.offsetX - LEFT) / (overview.clientWidth - LEFT - RIGHT) * total;
    const half = (view[1] - view[0]) / 2;
    look(middle - half, middle + half);
  };
  overview.addEventListener('pointerdown', event => { overview.setPointerCapture(event.pointerId); toOverview(event); });
  overview.addEventListener('pointermove', event => { if (event.buttons) toOverview(event); });
  addEventListener('resize', draw);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { readColours(); draw(); });
}

// --- Figures and decisions ---------------------------------------------------------------------------------------

function figures() {
  document.getElementById('span').textContent = data.span;
  const place = document.getElementById('figures');
  for (const [name, value, note, bad] of data.figures) {
    const card = element('div', undefined, bad ? 'figure bad' : 'figure');
    card.append(element('div', name, 'name'), element('div', value, 'value'), element('div', note, 'note'));
    place.append(card);
  }
}
const MOST_ROWS = 400;
function list() {
  const visible = visibleActions();
  const rows = document.getElementById('rows');
  rows.replaceChildren();
  for (const [t, from, to, reason, message] of visible.slice(0, MOST_ROWS)) {
    const row = element('tr');
    row.append(element('td', time(t, true)), element('td', from + ' → ' + to, to > from ? 'up' : 'down'),
      element('td', data.reasonNames[reason]), element('td', message));
    row.addEventListener('click', () => { look(t - 3600, t + 3600); scrollTo({top: 0, behavior: 'smooth'}); });
    rows.append(row);
  }
  const count = visible.length > MOST_ROWS ? MOST_ROWS + ' of ' + visible.length + ' in view' : visible.length + ' in view';
  document.getElementById('count').textContent = count + ', ' + data.actionsInAll + ' in all'
    + (data.actionsInAll > data.actions.length ? '; the page holds the first ' + data.actions.length : '');
}

readColours();
figures();
buttons();
listen();
// A link may name a part: #from-to, in seconds after the start.
const part = /^#(\d+)-(\d+)$/.exec(location.hash);
look(part ? +part[1] : 0, part ? +part[2] : total);
