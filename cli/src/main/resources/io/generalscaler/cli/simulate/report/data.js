'use strict';
// The page draws itself from the JSON beside it and asks nobody else. This part: the data, and words for it.
const root = document.documentElement;
addEventListener('error', event => { root.dataset.error = event.message; });
addEventListener('securitypolicyviolation', event => { root.dataset.error = 'blocked ' + event.blockedURI; });

const data = JSON.parse(document.getElementById('data').textContent);
const total = data.end;

// --- Steps: [t0, v0, t1, v1, …]: the value v0 holds from t0 until t1 -------------------------------------------------

// The index of the pair that holds at t.
function pairAt(steps, t) {
  let low = 0, high = steps.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (steps[2 * middle] <= t) low = middle; else high = middle - 1;
  }
  return low;
}
const valueAt = (steps, t) => steps.length ? steps[2 * pairAt(steps, t) + 1] : null;

function stepsMost(steps, from, to) {
  let most = 0;
  for (let i = pairAt(steps, from); i < steps.length / 2 && steps[2 * i] <= to; i++) most = Math.max(most, steps[2 * i + 1]);
  return most;
}

// --- Series: the smallest and the largest value of equal spans; NaN where nothing is known -----------------------------

function floats(text) {
  const binary = atob(text), bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return new Float32Array(bytes.buffer);
}
// Levels of ever wider spans, each of two of the level before: what is drawn never has many more spans than there are dots.
function levels(given) {
  let low = floats(given.low), high = given.high ? floats(given.high) : low, span = data.bucket;
  const list = [{low, high, span}];
  while (low.length > 256) {
    const length = (low.length + 1) >> 1, lows = new Float32Array(length), highs = new Float32Array(length);
    for (let i = 0; i < length; i++) {
      const a = 2 * i, b = Math.min(2 * i + 1, low.length - 1);
      lows[i] = low[a] <= low[b] || low[b] !== low[b] ? low[a] : low[b];
      highs[i] = high[a] >= high[b] || high[b] !== high[b] ? high[a] : high[b];
    }
    low = lows;
    high = highs;
    span *= 2;
    list.push({low, high, span});
  }
  return list;
}
// The level whose spans are no wider than that many seconds; the finest where none is.
function levelFor(list, seconds) {
  let found = list[0];
  for (const level of list) if (level.span <= seconds) found = level;
  return found;
}
const indexAt = (level, t) => Math.max(0, Math.min(level.low.length - 1, Math.floor(t / level.span)));

function levelsMost(list, from, to) {
  const level = levelFor(list, (to - from) / 400);
  let most = 0;
  for (let i = indexAt(level, from); i <= indexAt(level, to); i++) if (level.high[i] > most) most = level.high[i];
  return most;
}

for (const metric of data.metrics) metric.levels = levels(metric);
if (data.needed) data.needed.levels = levels(data.needed);

// --- Words -------------------------------------------------------------------------------------------------------------

const two = n => String(n).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const dateAt = t => new Date(data.start + t * 1000);
const day = d => DAYS[d.getUTCDay()] + ' ' + d.getUTCDate() + ' ' + MONTHS[d.getUTCMonth()];
const clock = d => two(d.getUTCHours()) + ':' + two(d.getUTCMinutes());
function time(t, withSeconds) {
  const d = dateAt(t);
  return day(d) + ' ' + clock(d) + (withSeconds ? ':' + two(d.getUTCSeconds()) : '');
}
function number(value) {
  if (value === null || value === undefined || value !== value) return '–';
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
