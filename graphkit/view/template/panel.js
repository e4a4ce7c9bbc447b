// The evidence panel: what is said of a party or a link, and the words that say it.

const PAGE_OF = 30;

function showPanel(focus) {
  const link = links.get(state.link);
  const party = parties.get(state.party);
  if (!link && !party) return closePanel(false);
  $('panel').hidden = false;
  document.body.classList.add('with-panel');
  fill($('panel'), link ? linkPanel(link) : partyPanel(party));
  $('panel').scrollTop = 0;
  if (focus) $('panel').querySelector('h2').focus();
}

function closePanel(back = true) {
  const inside = $('panel').contains(document.activeElement);
  $('panel').hidden = true;
  document.body.classList.remove('with-panel');
  if (back) change({ party: '', link: '' }, true);
  if (back && inside) (state.view === 'chart' ? $('chart') : $('see-' + state.view)).focus();
}

function head(kicker, title, ...more) {
  return el('header', { class: 'head' },
    button('×', () => closePanel(), { class: 'close', 'aria-label': 'Close the evidence' }),
    el('p', { class: 'kicker' }, kicker), el('h2', { tabindex: '-1' }, title), more);
}

function partyPanel(party) {
  const own = { company: party.issuer ? 'Listed issuer' : 'Company', person: 'Person', group: 'Group', trust: 'Trust', government: 'Government', transaction: 'Transaction', return: 'Form' };
  const called = party.names.filter((name) => name !== party.name && name !== party.zh);
  const facts = party.facts.filter((one) => passes(one));
  return [
    head([own[party.type], connected.has(party.id) && el('span', { class: 'tag' }, 'connected person')],
      party.name, party.zh && party.zh !== party.name && el('p', { class: 'zh', lang: 'zh-Hant' }, party.zh),
      party.code && el('p', { class: 'code' }, 'Stock code ' + party.code),
      called.length > 0 && el('p', { class: 'called' }, 'Also called ', called.slice(0, 12).join(' · '))),
    acts(party),
    findingsOf(party),
    ...speech.families.map((family) => relationsOf(party, family)),
    facts.length > 0 && el('section', {}, el('h3', {}, 'Stated of it'), listed(facts, (one) => statementCard(one, true))),
  ];
}

function acts(party) {
  return el('p', { class: 'acts' },
    button('Only its surroundings', () => surround(party)),
    button('Expand', () => expand(party)),
    button('Fold', () => foldAway(party)),
    button('Path from here', () => startLens(party)));
}

function surround(party) {
  change({ around: party.id, depth: 1, view: 'chart' });
  fit();
}

function relationsOf(party, family) {
  const own = party.links.filter((link) => link.family === family.key && link.statements.some(passes));
  if (!own.length) return null;
  return el('section', {}, el('h3', {}, family.title, el('span', { class: 'count' }, own.length)),
    listed(own, (link) => link.statements.filter(passes).map((one) => statementCard(one, own.length > 3))));
}

// Long lists are built in pages, so that a click is answered at once.
function listed(items, make) {
  const box = el('div', { class: 'list' });
  let shown = 0;
  const more = button('', () => grow(), { class: 'more' });
  const grow = () => {
    put(box, items.slice(shown, shown + PAGE_OF).map(make));
    shown += PAGE_OF;
    more.remove();
    if (shown < items.length) {
      fill(more, 'Show ' + many(items.length - shown, 'more', 'more'));
      box.append(more);
    }
  };
  grow();
  return box;
}

function linkPanel(link) {
  const held = link.statements.filter(passes);
  const left = link.statements.length - held.length;
  const family = speech.families.find((one) => one.key === link.family);
  return [
    head(family.title, [jump(link.upper), el('span', { class: 'to' }, link.peer ? ' and ' : ' → '), jump(link.lower)],
      el('p', { class: 'stake' }, label(held) || label(link.statements))),
    findingsOn(link),
    el('section', {}, el('h3', {}, 'Statements', el('span', { class: 'count' }, held.length)),
      listed(held, (one) => statementCard(one, false)),
      left > 0 && el('p', { class: 'soft' }, many(left, 'statement is', 'statements are') + ' hidden by the filters and dates.')),
  ];
}

function jump(party) {
  return el('button', { type: 'button', class: 'name', on: { click: () => change({ party: party.id, link: '' }) } }, party.name);
}

function statementCard(statement, closed) {
  const { verb, object } = sentence(statement);
  const filing = filings[statement.filing];
  const notes = qualifiers(statement);
  const line = el('p', { class: 'said' }, el('b', {}, statement.subject.name), ' ', verb, ' ',
    el('b', {}, object && object.name !== undefined ? object.name : object));
  const source = el('p', { class: 'source' }, filingTitle(filing), ', page ' + statement.quotes[0][3],
    filing.published && ' · ' + filing.published);
  const how = el('p', { class: 'how' }, statement.method + ' · confidence ' + statement.confidence.toFixed(2) + ' · ' + filing.name);
  const body = () => [statement.quotes.map((quote) => quoted(filing, quote)), source, how];
  return el('article', { class: 'statement' + (statement.status ? ' ' + statement.status : ''), 'data-id': statement.id },
    line, notes.length > 0 && el('p', { class: 'notes' }, notes.map((note) => el('span', {}, note))),
    closed ? folding('Source', body) : body());
}

function folding(title, body) {
  const box = el('details', { class: 'fold' }, el('summary', {}, title));
  box.addEventListener('toggle', () => {
    if (box.open && box.children.length === 1) put(box, [typeof body === 'function' ? body() : body]);
  });
  return box;
}

// The quote marked in its surroundings, at most 300 characters on each side.
function quoted(filing, [number, start, end, page, section]) {
  const text = filing.passages[number];
  const before = lines(cutLeft(text.slice(Math.max(0, start - 300), start), start > 300)).replace(/^\n+/, '');
  const after = lines(cutRight(text.slice(end, end + 300), text.length > end + 300)).replace(/\n+$/, '');
  const gap = (edge) => (/\s/.test(edge) ? ' ' : '');
  return el('blockquote', {}, section && el('p', { class: 'section' }, section),
    el('p', { class: 'context' }, before, gap(text[start - 1] || ''), el('mark', {}, lines(text.slice(start, end))), gap(text[end] || ''), after));
}

function cutLeft(text, cut) {
  return cut ? '… ' + text.replace(/^[\uDC00-\uDFFF]/, '').replace(/^\S{0,24}\s/, '') : text;
}

function cutRight(text, cut) {
  return cut ? text.replace(/[\uD800-\uDBFF]$/, '').replace(/\s\S{0,24}$/, '') + ' …' : text;
}
