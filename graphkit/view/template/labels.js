// Labels stand near the end of their line, else near its start, else along its strokes: the first
// place that is clear of cards and of other labels, or none where a chart is too full for one.
const letters = new Map();

function letter(pen) {
  letters.clear();
  const taken = new Ground();
  for (const p of scene.parties) if (p.ledger === null || p.ledger === undefined) taken.add(p.x, p.y, p.w, p.h);
  for (const ledger of shownLedgers()) taken.add(ledger.x + ledger.w / 2, ledger.y + ledger.h / 2, ledger.w, ledger.h);
  for (const one of scene.links) {
    const made = lettered(one);
    one.path = made.path;
    letters.set(one.link, made);
    if (one.link.ledger || !one.label || one.link.family === 'transaction' || one.held.every((s) => s.p === 'connected_person_of')) continue;
    const stake = /\d/.test(one.label);
    made.size = stake ? 13 : 11;
    made.many = one.held.length > 1 ? one.held.length : 0;
    made.words = twoLines(pen, legible(one.label), made.size, stake ? 170 : 96);
    const w = Math.max(...made.words.map((words) => pen.measure(words, made.size, 600))) + (made.many ? 16 : 0);
    const h = made.words.length * 14 + 5;
    const places = spots(one.path, h).filter(([x, y]) => taken.clear(x, y, w, h));
    const spot = places.find((place) => !crossed(one, place, w, h)) || (one.link.family !== 'office' && places[0]);
    if (!spot) continue;
    made.at = { x: spot[0], y: spot[1], w, h };
    taken.add(...spot, w, h);
  }
}

function lettered(one) {
  const path = one.link.path || elbow(one.link);
  return { path, at: null, box: hull(path) };
}

// What ground is taken, in squares, so that a question looks at its neighbourhood only.
class Ground {
  constructor() {
    this.squares = new Map();
  }

  *around(x, y, w, h) {
    for (let i = Math.floor((x - w / 2) / 240); i <= (x + w / 2) / 240; i += 1) {
      for (let j = Math.floor((y - h / 2) / 240); j <= (y + h / 2) / 240; j += 1) yield i + ' ' + j;
    }
  }

  add(...box) {
    for (const key of this.around(...box)) {
      if (!this.squares.has(key)) this.squares.set(key, []);
      this.squares.get(key).push(box);
    }
  }

  clear(x, y, w, h) {
    for (const key of this.around(x, y, w, h)) {
      if ((this.squares.get(key) || []).some((t) => Math.abs(t[0] - x) < (t[2] + w) / 2 + 2 && Math.abs(t[1] - y) < (t[3] + h) / 2 + 1)) return false;
    }
    return true;
  }
}

// Does another line run through a label at this place? Not asked of very full charts.
function crossed(one, [x, y], w, h) {
  if (scene.links.length > 250) return false;
  return scene.links.some((two) => two !== one && !two.link.ledger && (two.path = two.path || two.link.path || elbow(two.link)).some((b, i) => {
    const a = two.path[i - 1];
    return a && Math.min(a[0], b[0]) < x + w / 2 && Math.max(a[0], b[0]) > x - w / 2 && Math.min(a[1], b[1]) < y + h / 2 && Math.max(a[1], b[1]) > y - h / 2;
  }));
}

function twoLines(pen, text, size, room) {
  const words = text.split(' ');
  const first = [];
  while (words.length && (!first.length || pen.measure([...first, words[0]].join(' '), size, 600) <= room)) first.push(words.shift());
  const rest = words.join(' ');
  const lines = [shorten(pen, first.join(' '), size, 600, room)];
  return rest ? [...lines, shorten(pen, rest, size, 600, room)] : lines;
}

function spots(path, h) {
  const strokes = path.slice(1).map((p, i) => [path[i], p]);
  const found = [toward(path.at(-1), path.at(-2), 12 + h / 2), toward(path[0], path[1], 6 + h / 2)];
  if (path.length === 2) found.unshift(toward(path[0], path[1], span(strokes[0]) / 2));
  for (const part of [0.5, 0.3, 0.7, 0.15, 0.85]) {
    for (const stroke of [...strokes].reverse()) if (span(stroke) > 40) found.push(toward(stroke[0], stroke[1], span(stroke) * part));
  }
  return found;
}

function span([a, b]) {
  return Math.hypot(b[0] - a[0], b[1] - a[1]);
}

// A line for parties that were put on the drawing later than the layout.
function elbow(link) {
  const [a, b] = [link.upper, link.lower];
  if (Math.abs(a.y - b.y) < 20) {
    const side = a.x < b.x ? 1 : -1;
    return [[a.x + side * a.w / 2, a.y], [b.x - side * b.w / 2, b.y]];
  }
  const sign = a.y < b.y ? 1 : -1;
  const [start, end] = [[a.x, a.y + sign * a.h / 2], [b.x, b.y - sign * b.h / 2]];
  if (Math.abs(a.x - b.x) < 1) return [start, end];
  const middle = end[1] - sign * 34;
  return [start, [a.x, middle], [b.x, middle], end];
}
