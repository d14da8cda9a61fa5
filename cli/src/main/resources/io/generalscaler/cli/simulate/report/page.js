// This part: what a person does with the page.
const tip = document.getElementById('tip');

// --- What is under the pointer -------------------------------------------------------------------------------------------

function showTip(x, y) {
  const t = tOf(x);
  tip.replaceChildren(element('b', time(t, view[1] - view[0] < 172800)));
  const table = element('table');
  const row = (name, value) => {
    const tr = element('tr');
    tr.append(element('td', name), element('td', value));
    table.append(tr);
  };
  const range = list => {
    const level = levelFor(list, (view[1] - view[0]) / plotWidth()), i = indexAt(level, t);
    const low = number(level.low[i]), high = number(level.high[i]);
    return low === '–' ? 'not known' : low === high ? low : low + ' … ' + high;
  };
  row('desired', number(valueAt(data.desired, t)));
  row('ready', number(valueAt(data.ready, t)));
  if (data.needed) row('needed', range(data.needed.levels));
  row('allowed', number(valueAt(data.floor, t)) + ' … ' + number(valueAt(data.cap, t)));
  for (const metric of data.metrics) row(metric.name, range(metric.levels));
  const band = data.bands.find(it => it[0] <= t && t < it[1]);
  if (band) row('schedule', data.rules[band[2]]);
  row('reason', data.reasonNames[valueAt(data.reasons, t)]);
  tip.append(table);
  const near = nearestAction(x);
  if (near) tip.append(element('p', time(near[0], true) + ': ' + near[4]));
  tip.hidden = false;
  const beside = x + 16 + tip.offsetWidth > canvas.clientWidth ? x - 16 - tip.offsetWidth : x + 16;
  tip.style.left = Math.max(0, beside) + 'px';
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

// --- Moving about --------------------------------------------------------------------------------------------------------

// However often something moves, it is drawn once a frame, and the list follows when it rests.
let frame = 0, rest = 0;
function soon(isView) {
  if (isView) {
    clearTimeout(rest);
    rest = setTimeout(list, 120);
  }
  soon.isView = soon.isView || isView;
  if (!frame) frame = requestAnimationFrame(() => {
    frame = 0;
    if (soon.isView) draw(); else lay();
    soon.isView = false;
  });
}
function look(from, to) {
  const span = Math.max(Math.min(total, data.interval * 12), Math.min(total, to - from));
  const start = Math.max(0, Math.min(total - span, (from + to - span) / 2));
  view = [start, start + span];
  soon(true);
}
const zoom = (factor, at = (view[0] + view[1]) / 2) => look(at - (at - view[0]) * factor, at + (view[1] - at) * factor);
const move = share => {
  const span = view[1] - view[0], start = Math.max(0, Math.min(total - span, view[0] + span * share));
  look(start, start + span);
};
const withOverview = event => {
  const middle = (event.offsetX - left) / (overview.clientWidth - left - RIGHT) * total;
  const half = Math.min((view[1] - view[0]) / 2, total / 2);
  const at = Math.max(half, Math.min(total - half, middle));
  look(at - half, at + half);
};
function listen() {
  canvas.addEventListener('pointerdown', event => {
    const x = Math.max(left, Math.min(left + plotWidth(), event.offsetX));
    drag = {from: x, to: x};
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', event => {
    pointer = Math.max(left, Math.min(left + plotWidth(), event.offsetX));
    if (drag) drag.to = pointer;
    if (drag && Math.abs(drag.to - drag.from) > 6) tip.hidden = true; else showTip(pointer, event.offsetY);
    soon(false);
  });
  canvas.addEventListener('pointerup', event => {
    const made = drag;
    drag = null;
    if (made && Math.abs(made.to - made.from) > 6) look(...[tOf(made.from), tOf(made.to)].sort((a, b) => a - b));
    else {
      pointer = Math.max(left, Math.min(left + plotWidth(), event.offsetX));
      showTip(pointer, event.offsetY);
      soon(false);
    }
  });
  canvas.addEventListener('pointercancel', () => { drag = null; soon(false); });
  canvas.addEventListener('pointerleave', event => {
    // A finger that is lifted leaves too, and wants to read on.
    if (event.pointerType === 'touch') return;
    pointer = null;
    tip.hidden = true;
    soon(false);
  });
  canvas.addEventListener('wheel', event => {
    const isAside = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!event.ctrlKey && !event.metaKey && !isAside) return;
    event.preventDefault();
    if (isAside) move((event.deltaX || event.deltaY) / plotWidth());
    else zoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 200), tOf(event.offsetX));
  }, {passive: false});
  canvas.addEventListener('dblclick', () => look(0, total));
  canvas.addEventListener('keydown', event => {
    const action = {ArrowLeft: () => move(-.25), ArrowRight: () => move(.25), '+': () => zoom(.5), '=': () => zoom(.5),
      '-': () => zoom(2), Escape: () => look(0, total), 0: () => look(0, total)}[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  overview.addEventListener('pointerdown', event => { overview.setPointerCapture(event.pointerId); withOverview(event); });
  overview.addEventListener('pointermove', event => { if (event.buttons) withOverview(event); });
  addEventListener('resize', () => soon(true));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { readColours(); soon(true); });
}

// --- Buttons, figures and decisions --------------------------------------------------------------------------------------

function ranges() {
  const bar = document.getElementById('ranges');
  const add = (text, label, action) => {
    const button = element('button', text);
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', action);
    bar.append(button);
  };
  add('all', 'Everything', () => look(0, total));
  for (const [text, seconds] of [['7 d', 604800], ['1 d', 86400], ['6 h', 21600], ['1 h', 3600]]) {
    if (seconds < total) add(text, 'Show ' + text, () => zoom(seconds / (view[1] - view[0])));
  }
  add('−', 'Zoom out', () => zoom(2));
  add('+', 'Zoom in', () => zoom(.5));
  add('◀', 'Earlier', () => move(-.5));
  add('▶', 'Later', () => move(.5));
}
function swatch(colour, form) {
  const mark = element('i', undefined, form);
  mark.style[form === 'area' ? 'background' : 'color'] = 'var(--' + colour + ')';
  return mark;
}
function legend() {
  const place = document.getElementById('legend');
  for (const [key, text, colour, form] of [['desired', 'desired', 'desired', ''], ['ready', 'ready', 'ready', 'area'],
    ['needed', 'needed by the load', 'needed', ''], ['bounds', 'bounds and budget', 'bound', 'dash'],
    ['schedule', 'schedule', '', '']]) {
    if ((key === 'needed' && !data.needed) || (key === 'schedule' && !data.bands.length)) continue;
    const button = element('button');
    if (key === 'schedule') {
      button.append('schedule:');
      data.rules.slice(0, 8).forEach((name, rule) => button.append(swatch(bandColour(rule), 'area'), name));
      if (data.rules.length > 8) button.append('…');
    } else button.append(swatch(colour, form), text);
    button.title = 'Show or hide';
    button.setAttribute('aria-pressed', 'true');
    button.addEventListener('click', () => {
      shown[key] = !shown[key];
      button.setAttribute('aria-pressed', String(shown[key]));
      soon(true);
    });
    place.append(button);
  }
}
function figures() {
  const year = t => dateAt(t).getUTCFullYear(), at = t => time(t).replace(/ (\d\d:\d\d)$/, ' ' + year(t) + ' $1');
  document.getElementById('span').textContent = at(0) + ' to ' + at(total) + ' UTC, ' + data.span;
  const place = document.getElementById('figures');
  for (const [name, value, note, bad] of data.figures) {
    const card = element('div', undefined, bad ? 'figure bad' : 'figure');
    const text = /^\d{4,}(\.\d+)?$/.test(value) ? (+value).toLocaleString('en', {maximumFractionDigits: 2}) : value;
    card.append(element('div', name, 'name'), element('div', text, 'value'), element('div', note, 'note'));
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
      element('td', data.reasonNames[reason]), element('td', message.replace(/^\d+ → \d+: /, '')));
    row.addEventListener('click', () => {
      look(t - 3600, t + 3600);
      document.getElementById('chart').scrollIntoView({behavior: 'smooth'});
    });
    rows.append(row);
  }
  if (!visible.length) {
    const row = element('tr', undefined, 'none'), cell = element('td', 'The size does not change in this part.');
    cell.colSpan = 4;
    row.append(cell);
    rows.append(row);
  }
  const more = visible.length > MOST_ROWS;
  document.getElementById('count').textContent = (more ? 'the first ' + MOST_ROWS + ' of ' : '') + visible.length + ' in view'
    + (more ? ' (zoom in to see the others)' : '') + ', ' + data.actionsInAll + ' in all'
    + (data.actionsInAll > data.actions.length ? '; the page holds the first ' + data.actions.length : '');
}

readColours();
figures();
ranges();
legend();
listen();
// A link may name a part: #from-to, in seconds after the start.
const part = /^#(\d+)-(\d+)$/.exec(location.hash);
look(part ? +part[1] : 0, part ? +part[2] : total);
draw();
list();
