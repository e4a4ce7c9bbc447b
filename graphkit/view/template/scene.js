// The scene: which parties, links and statements are to be seen now, and how they stand out.

// Does the statement pass the filters and the two clocks?
function passes(statement) {
  const filing = filings[statement.filing];
  if (state.skip.size && state.skip.has(filing.sha.slice(0, 10))) return false;
  if (statement.confidence < state.sure) return false;
  if (!isKnown(statement)) return false;
  if (state.state && !inState(statement)) return false;
  return !state.valid || holds(statement, state.valid);
}

function inState(statement) {
  if (!statement.state) return statement.status !== 'planned' || state.state === 'after';
  const filing = filings[statement.filing].sha.slice(0, 10);
  return statement.state === state.state || (state.filing !== '' && filing !== state.filing);
}

// The clocks of the graph: a statement's own days, cut short by the ends that others state, as far
// as they are known.
function holds(statement, at) {
  if (!statement.span) return false;
  const [begin, end] = statement.span;
  const stops = (statement.link ? statement.link.statements : [])
    .filter((one) => one.stop > begin && one.p === statement.p && one.s === statement.s && isKnown(one))
    .map((one) => one.stop);
  return (begin === '' || begin <= at) && [end, ...stops].every((stop) => stop === '' || at < stop);
}

function isKnown(statement) {
  return !state.known || filings[statement.filing].published <= state.known;
}

function passing(link) {
  return state.hide.has(link.family) ? [] : link.statements.filter(passes);
}

// Connected persons, and the links on the paths that make them so.
const connected = new Set();
const pathLinks = new Set();
for (const finding of findings) {
  if (finding.answer !== 'yes') continue;
  connected.add(finding.subject);
  for (const hop of finding.paths[0] || []) {
    for (const number of hop.says) if (statements[number].link) pathLinks.add(statements[number].link);
  }
}
for (const statement of statements) {
  if (statement.p === 'connected_person_of' && statement.status !== 'negated') connected.add(statement.s);
}

const scene = { parties: [], links: [], found: new Map() };

function compose() {
  scene.lens = lensLinks();
  const shown = visible();
  scene.parties = [...shown];
  scene.links = [];
  scene.found = new Map();
  scene.busy = new Set();
  for (const link of links.values()) {
    if (!shown.has(link.upper) || !shown.has(link.lower)) continue;
    const held = passing(link);
    scene.found.set(link, held);
    if (!held.length) continue;
    if (link.family === 'transaction' && !touched(link)) continue;
    for (const party of [link.upper, link.lower]) scene.busy.add(party);
    if (held.every((one) => one.status === 'negated')) continue;
    scene.links.push({ link, held, label: label(held), ...manner(link, held) });
  }
  scene.folded = folded(shown);
}

function touched(link) {
  return [link.upper.id, link.lower.id].includes(state.party) || link.id === state.link;
}

// Parties on the drawing: those with a place, those opened, without those folded away.
function visible() {
  const shown = new Set();
  if (state.around && parties.has(state.around)) {
    let edge = [parties.get(state.around)];
    shown.add(edge[0]);
    for (let step = 0; step < state.depth; step += 1) {
      edge = edge.flatMap((p) => p.links.filter((k) => passing(k).length).map((k) => other(k, p))).filter((p) => !shown.has(p));
      for (const party of edge) shown.add(party);
    }
  } else {
    for (const party of parties.values()) if (party.x !== undefined && !party.opened) shown.add(party);
  }
  for (const id of state.open) for (const party of unfolded(parties.get(id), shown)) shown.add(party);
  for (const id of state.fold) {
    const centre = parties.get(id);
    for (const party of near(centre)) {
      if (near(party).every((one) => one === centre || !shown.has(one)) && party.id !== state.around) shown.delete(party);
    }
  }
  for (const party of scene.lensParties) shown.add(party);
  for (const party of shown) if (party.x === undefined) settleNear(party, shown);
  return shown;
}

// The next parties to come out when one is expanded: not all at once where there are hundreds.
const AT_ONCE = 40;

function unfolded(party, shown) {
  return near(party).filter((one) => !shown.has(one)).slice(0, AT_ONCE);
}

function near(party) {
  return [...new Set(party.links.map((link) => other(link, party)))].filter((one) => one !== party);
}

function folded(shown) {
  const counts = new Map();
  for (const party of shown) {
    const left = near(party).filter((one) => !shown.has(one)).length;
    if (left) counts.set(party, left);
  }
  return counts;
}

// What stands on a line: percentages as worded, before → after, else the plainest word.
function label(held) {
  const stakes = held.filter((one) => one.percent && one.percent !== 'not stated' && one.status !== 'negated');
  if (stakes.length) {
    const inOrder = { before: 0, after: 2 };
    const sorted = [...stakes].sort((a, b) => (inOrder[a.state] ?? 1) - (inOrder[b.state] ?? 1));
    const texts = [...new Set(sorted.map((one) => one.percent))];
    const stated = sorted.some((one) => one.state === 'before') && sorted.some((one) => one.state === 'after');
    return texts.slice(0, 3).join(stated ? ' → ' : ', ') + (texts.length > 3 ? ', …' : '');
  }
  return [...new Set(held.filter((one) => one.status !== 'negated').map(shortWord))].slice(0, 2).join(', ');
}

function manner(link, held) {
  const live = held.filter((one) => one.status !== 'negated');
  return {
    planned: live.length > 0 && live.every((one) => one.status === 'planned' || one.status === 'ended'),
    changed: live.some((one) => one.state),
    accent: pathLinks.has(link) || held.some((one) => one.p === 'connected_person_of'),
  };
}
