// The chart by keyboard alone.

const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function openKeys() {
  $('chart').addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (keyed(event.key)) event.preventDefault();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !$('panel').hidden && !event.defaultPrevented) closePanel();
    if (event.key === '/' && !/^(input|select|textarea)$/i.test(event.target.tagName)) {
      event.preventDefault();
      $('find').focus();
    }
  });
}

function keyed(key) {
  const party = parties.get(state.party);
  if (arrows[key]) stepParty(arrows[key]);
  else if (key === '.' || key === ',') stepLink(key === '.' ? 1 : -1);
  else if (key === 'Enter' && (state.party || state.link)) showPanel(true);
  else if (key === '+' || key === '=') zoom(1.25);
  else if (key === '-') zoom(0.8);
  else if (key === '0') fit();
  else if (key === 'e' && party) expand(party);
  else if (key === 'f' && party) foldAway(party);
  else return false;
  return true;
}

function zoom(by) {
  const { x, y } = network.getViewPosition();
  camera(x, y, Math.min(Math.max(network.getScale() * by, 0.02), 4));
}

function stepParty([dx, dy]) {
  const from = parties.get(state.party) || (links.get(state.link) || {}).lower;
  const start = from || scene.parties.find((party) => party.issuer) || scene.parties[0];
  let best = from ? null : start;
  let least = Infinity;
  for (const party of from ? scene.parties : []) {
    const [x, y] = [party.x - from.x, party.y - from.y];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (along <= 2 || aside > along * 3) continue;
    const cost = along + aside * 2;
    if (cost < least) [best, least] = [party, cost];
  }
  if (best) look({ party: best.id, link: '' });
}

let lastLink = '';

// One relation after another, over the whole chart, in the order of the filings.
function stepLink(by) {
  const all = scene.links.map((one) => one.link);
  if (!all.length) return;
  const own = parties.get(state.party);
  const here = all.findIndex((link) => link.id === (own ? '' : state.link || lastLink));
  const near = all.findIndex((link) => own && (link.upper === own || link.lower === own));
  const next = here >= 0 ? (here + by + all.length) % all.length : Math.max(near, 0);
  lastLink = all[next].id;
  look({ link: lastLink, party: '' });
}

// Move the attention without opening the panel; it follows only if it is open.
function look(patch) {
  change(patch, $('panel').hidden);
  const link = links.get(state.link);
  const party = parties.get(state.party);
  if (link) {
    const one = scene.links.find((held) => held.link === link);
    reveal(link.upper);
    reveal(link.lower);
    caption(legible(link.upper.name) + ' → ' + legible(link.lower.name) + (one ? ': ' + legible(one.label) : ''));
  } else if (party) {
    reveal(party);
    caption(described(party));
  }
}

function described(party) {
  const marks = [party.type, party.code && 'stock code ' + party.code, connected.has(party.id) && 'connected person'];
  return [legible(party.name), legible(party.zh), ...marks, many(party.links.length, 'relation', 'relations')].filter(Boolean).join(', ');
}

function caption(text) {
  say(text + '. Enter for the evidence.');
  $('caption').hidden = false;
  fill($('caption'), text);
}
