// The path lens: all shortest ways between two chosen parties, as the filters and dates stand.

const LONGEST = 6;
const MOST = 8;

function startLens(party) {
  change({ from: party.id, to: '', view: 'chart' }, true);
  toggleDrawer('lens', true);
  $('lens').querySelector('#lens-to').focus();
}

function paths() {
  const [from, to] = [parties.get(state.from), parties.get(state.to)];
  if (!from || !to || from === to) return [];
  const far = new Map([[to, 0]]);
  let edge = [to];
  for (let step = 1; step <= LONGEST && edge.length; step += 1) {
    const next = [];
    for (const party of edge) {
      for (const link of party.links) {
        const one = other(link, party);
        if (!far.has(one) && walkable(link)) { far.set(one, step); next.push(one); }
      }
    }
    edge = next;
  }
  const found = [];
  const walk = (party, trail, seen) => {
    if (found.length >= 400) return;
    if (party === to) { found.push(trail); return; }
    for (const link of party.links) {
      const one = other(link, party);
      const left = LONGEST - trail.length - 1;
      if (!seen.has(one) && walkable(link) && far.has(one) && far.get(one) <= Math.min(left, far.get(from) + 1 - trail.length)) {
        walk(one, [...trail, { link, party: one }], new Set(seen).add(one));
      }
    }
  };
  if (far.has(from)) walk(from, [], new Set([from]));
  return found.sort((a, b) => a.length - b.length).slice(0, MOST);
}

function walkable(link) {
  return link.family !== 'transaction' && passing(link).some((one) => one.status !== 'negated');
}

// The links that the lens, or a finding's path, holds up; null when all are seen alike.
function lensLinks() {
  scene.lensParties = new Set();
  const found = state.from && state.to ? paths() : [];
  const held = found.length ? new Set(found.flat().map((step) => step.link)) : scene.traced || null;
  for (const link of held || []) scene.lensParties.add(link.upper).add(link.lower);
  scene.paths = found;
  return held && held.size ? held : null;
}

function drawLens() {
  const box = $('lens');
  const pick = (id, title, slot) => {
    const input = el('input', { id, type: 'text', list: 'names', value: state[slot] ? nameOf(parties.get(state[slot])) : '', autocomplete: 'off' });
    input.addEventListener('change', () => {
      const party = byName(input.value);
      change({ [slot]: party ? party.id : '' }, true);
      drawLens();
    });
    return [el('label', { for: id }, title), input];
  };
  fill(box, el('h2', {}, 'Paths between two parties'), pick('lens-from', 'From', 'from'), pick('lens-to', 'To', 'to'),
    el('datalist', { id: 'names' }, [...parties.values()].slice(0, 3000).map((party) => el('option', { value: nameOf(party) }))),
    el('p', { class: 'acts' }, button('Clear', () => { scene.traced = null; change({ from: '', to: '' }, true); drawLens(); })),
    lensResults());
}

function lensResults() {
  if (!state.from || !state.to) return null;
  if (!scene.paths.length) return el('p', { class: 'soft' }, 'No path of up to ' + LONGEST + ' steps.');
  return el('ol', { class: 'ways' }, scene.paths.map((way) => el('li', {},
    el('b', {}, parties.get(state.from).name),
    way.map(({ link, party }) => [el('button', { type: 'button', class: 'step', on: { click: () => change({ link: link.id, party: '' }) } },
      label(passing(link)) || link.family), el('b', {}, party.name)]))));
}

function nameOf(party) {
  return legible(party.name).slice(0, 200) + (party.code ? ' (' + party.code + ')' : '');
}

function byName(text) {
  const exact = [...parties.values()].find((party) => nameOf(party) === text);
  return exact || search(text)[0] || null;
}
