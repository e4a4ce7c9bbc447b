// The chart: vis-network gives the canvas, the camera and the pointer; the scene is painted on it.

const stage = new vis.DataSet();
let network = null;
let detail = 2;
let fitted = false;

function openChart() {
  const options = {
    physics: false, autoResize: false, layout: { improvedLayout: false },
    nodes: { shape: 'custom', chosen: false, ctxRenderer: renderer },
    interaction: { dragNodes: false, hover: false, selectable: false, keyboard: false, tooltipDelay: 1e6 },
  };
  network = new vis.Network($('chart'), { nodes: stage, edges: new vis.DataSet() }, options);
  for (const part of $('chart').querySelectorAll('[tabindex]')) part.tabIndex = -1;
  network.on('beforeDrawing', paintGround);
  for (const event of ['zoom', 'dragStart']) network.on(event, () => { fitted = false; });
  $('chart').addEventListener('pointermove', (event) => {
    const point = network.DOMtoCanvas({ x: event.offsetX, y: event.offsetY });
    $('chart').classList.toggle('over', Boolean(partyAt(point) || linkAt(point)));
  });
  new ResizeObserver(resize).observe($('chart'));
  network.on('click', (event) => press(event.pointer.canvas));
  network.on('doubleClick', (event) => {
    const party = partyAt(event.pointer.canvas);
    if (party) expand(party);
  });
  network.once('afterDrawing', () => {
    document.documentElement.dataset.drawn = Math.round(performance.now());
  });
}

// vis leaves out a node of our own shape whose box it has not yet measured, so that cards would
// be missing for one drawing: they are painted with the lines, in the same pass.
function renderer({ id }) {
  const party = parties.get(id);
  return { drawNode: () => {}, nodeDimensions: { width: party.w, height: party.h } };
}

function paintGround(context) {
  const pen = new CanvasPen(context);
  const scale = network.getScale();
  detail = scale > 0.45 ? 2 : scale > 0.28 ? 1 : 0;
  const seen = onView(scale);
  for (const ledger of shownLedgers()) paintLedger(pen, ledger, detail);
  const near = scene.links.filter((one) => seen(one.box));
  for (const one of near) paintLink(pen, one);
  if (detail > 0) for (const one of near) if (!one.link.ledger) paintLabel(pen, one);
  for (const p of scene.parties) {
    if (seen([p.x - p.w / 2, p.y - p.h / 2, p.x + p.w / 2, p.y + p.h / 2])) paintParty(pen, p, detail);
  }
}

// Is a box, given by its edges, within the window?
function onView(scale) {
  const { x, y } = network.getViewPosition();
  const frame = $('chart').getBoundingClientRect();
  const [w, h] = [frame.width / scale / 2 + 120, frame.height / scale / 2 + 60];
  return ([left, top, right, bottom]) => left < x + w && right > x - w && top < y + h && bottom > y - h;
}

function hull(path) {
  const [xs, ys] = [path.map((p) => p[0]), path.map((p) => p[1])];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function shownLedgers() {
  return ledgers.filter((ledger, number) => scene.parties.some((party) => party.ledger === number));
}

// Everything that depends on the state, drawn again; labels and places only when they may differ.
let drawnAs = '';

function redraw() {
  compose();
  scene.near = attention();
  const { party, link, from, to, theme, view, ...rest } = state;
  const key = JSON.stringify(Object.values(rest).map((value) => (value instanceof Set ? [...value] : value)));
  const anew = key !== drawnAs;
  drawnAs = key;
  if (anew) letter(ruler);
  for (const one of scene.links) Object.assign(one, letters.get(one.link) || lettered(one));
  if (anew) restage();
  network.redraw();
}

function restage() {
  const kept = new Set(scene.parties.map((one) => one.id));
  stage.remove(stage.getIds().filter((id) => !kept.has(id)));
  stage.update(scene.parties.map(({ id, x, y }) => ({ id, x, y, fixed: true })));
}

// The parties to be seen plainly while one party or link is looked at; null for all.
function attention() {
  const party = parties.get(state.party);
  const link = links.get(state.link);
  if (!party && !link) return null;
  const held = new Set(link ? [link.upper, link.lower] : [party]);
  if (party) for (const one of scene.links) if (one.link.upper === party || one.link.lower === party) held.add(other(one.link, party));
  return held;
}

function bounds(some) {
  const boxes = some.map((p) => [p.x - p.w / 2, p.y - p.h / 2, p.x + p.w / 2, p.y + p.h / 2]);
  const held = new Set(some.map((party) => party.ledger));
  ledgers.forEach((one, number) => held.has(number) && boxes.push([one.x, one.y, one.x + one.w, one.y + one.h]));
  return boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
}

function fit(some = scene.parties, least = 0) {
  if (!some.length) return;
  const [left, top, right, bottom] = bounds(some);
  const frame = $('chart').getBoundingClientRect();
  const scale = Math.min((frame.width - 104) / (right - left), (frame.height - 40) / (bottom - top), 1.15);
  const close = Math.max(scale, least, 0.02);
  camera((left + right) / 2 + 14 / close, (top + bottom) / 2, close);
  fitted = some === scene.parties;
}

// A new size of the window, or of the panel, keeps the middle and the scale of what was seen.
function resize() {
  const { width, height } = $('chart').getBoundingClientRect();
  if (!width || !height) return;
  const [seen, scale] = [network.getViewPosition(), network.getScale()];
  network.setSize(width + 'px', height + 'px');
  if (fitted) arrive();
  else camera(seen.x, seen.y, scale);
  network.redraw();
}

function camera(x, y, scale = network.getScale()) {
  fitted = false;
  network.moveTo({ position: { x, y }, scale, animation: false });
}

// The opening view: all of it where it can be read, else the heart of it.
function arrive() {
  fit();
  if (network.getScale() >= 0.5) return;
  const centre = parties.get(state.party) || parties.get(state.around) || parties.get(record.focus)
    || scene.parties.find((party) => party.issuer) || scene.parties[0];
  if (centre) camera(centre.x, centre.y, $('chart').clientWidth < 600 ? 0.6 : 0.75);
  fitted = true;
}

function reveal(party) {
  if (party.x === undefined || !scene.parties.includes(party)) return;
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  const frame = $('chart').getBoundingClientRect();
  const [dx, dy] = [Math.abs(party.x - x) * scale, Math.abs(party.y - y) * scale];
  if (dx > frame.width / 2 - 90 || dy > frame.height / 2 - 60) camera(party.x, party.y, Math.max(scale, 0.5));
}

function partyAt({ x, y }) {
  return scene.parties.find((p) => Math.abs(p.x - x) <= p.w / 2 && Math.abs(p.y - y) <= p.h / 2) || null;
}

function linkAt({ x, y }) {
  const reach = 8 / network.getScale();
  let best = null;
  for (const one of scene.links) {
    if (one.link.ledger) continue;
    if (one.at && Math.abs(one.at.x - x) < one.at.w / 2 + 4 && Math.abs(one.at.y - y) < 10) return one.link;
    for (let i = 1; i < one.path.length; i += 1) {
      const far = distance([x, y], one.path[i - 1], one.path[i]);
      if (far < reach && (!best || far < best.far)) best = { far, link: one.link };
    }
  }
  return best && best.link;
}

function distance(p, a, b) {
  const long = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2 || 1;
  const t = Math.min(Math.max(((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / long, 0), 1);
  return Math.hypot(p[0] - a[0] - t * (b[0] - a[0]), p[1] - a[1] - t * (b[1] - a[1]));
}

function press(point) {
  const party = partyAt(point);
  const link = party ? null : linkAt(point);
  if (party) change({ party: party.id, link: '' });
  else if (link) change({ link: link.id, party: '' });
  else change({ party: '', link: '' });
}

// Parties that had no place: in rows above or below the one that brought them in.
function settleNear(party, shown) {
  const anchor = near(party).find((one) => one.x !== undefined && shown.has(one));
  const link = anchor && party.links.find((one) => other(one, party) === anchor);
  party.w = party.w || 188;
  party.h = party.h || 56;
  party.lines = party.lines || plainLines(party);
  const sign = link && link.upper === party && !link.peer ? -1 : 1;
  const base = anchor ? anchor.y + sign * (anchor.h / 2 + 120) : 0;
  for (let row = 0; ; row += 1) {
    for (let step = 0; step < 8; step += 1) {
      const x = (anchor ? anchor.x : 0) + (step % 2 ? 1 : -1) * Math.ceil(step / 2) * 214;
      const y = base + sign * row * 96;
      const clear = [...shown].every((p) => p.x === undefined || Math.abs(p.x - x) > (p.w + party.w) / 2 + 12 || Math.abs(p.y - y) > (p.h + party.h) / 2 + 12);
      if (clear) {
        Object.assign(party, { x, y, opened: true });
        return;
      }
    }
  }
}

function plainLines(party) {
  const title = shorten(ruler, legible(party.name), 14, 600, 160);
  const zh = party.zh && party.zh !== party.name ? [['chinese', shorten(ruler, legible(party.zh), 13, 400, 160)]] : [];
  return [['title', title], ...zh];
}

function expand(party) {
  const fold = new Set(state.fold);
  fold.delete(party.id);
  change({ open: [...state.open, party.id], fold, party: party.id, link: '' });
  const left = scene.folded.get(party) || 0;
  say(legible(party.name) + ': ' + many(near(party).length - left, 'neighbour', 'neighbours') + ' shown, ' + left + ' folded');
}

function foldAway(party) {
  const open = state.open.filter((id) => id !== party.id);
  change({ fold: new Set(state.fold).add(party.id), open, party: party.id, link: '' });
  say(legible(party.name) + ': surroundings folded');
}
