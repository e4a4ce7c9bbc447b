// The drawing as SVG, and the one-page dossier that is printed.

function drawing() {
  const root = document.createElementNS(SVG, 'svg');
  const pen = new SvgPen(root);
  const [left, top, right, bottom] = scene.parties.length ? bounds(scene.parties) : [0, 0, 100, 100];
  root.setAttribute('xmlns', SVG);
  root.setAttribute('viewBox', [left - 16, top - 16, right - left + 32, bottom - top + 32].map(Math.round).join(' '));
  for (const ledger of shownLedgers()) paintLedger(pen, ledger, 2);
  for (const one of scene.links) paintLink(pen, one);
  for (const one of scene.links) if (!one.link.ledger) paintLabel(pen, one);
  for (const party of scene.parties) paintParty(pen, party, 2);
  return root;
}

function save() {
  const root = drawing();
  root.insertBefore(document.createElementNS(SVG, 'title'), root.firstChild).textContent = legible(record.title);
  const blob = new Blob([new XMLSerializer().serializeToString(root)], { type: 'image/svg+xml' });
  const link = el('a', { download: 'graphkit.svg' });
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// Printed in light colours whatever the screen has.
function prepare() {
  const theme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = 'light';
  mix();
  palette.paper = '#ffffff';
  const chart = drawing();
  if (theme === undefined) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  mix();
  const hot = findings.filter((one) => one.answer === 'yes');
  const when = [state.state && stateWords[state.state], state.valid && 'true on ' + state.valid, state.known && 'known by ' + state.known].filter(Boolean);
  fill($('dossier'),
    el('header', {}, el('h1', {}, record.title), el('p', {}, [counted(), ...when].join(' · '))),
    el('figure', {}, chart),
    el('div', { class: 'notes' },
      el('section', {}, el('h2', {}, 'Legend'), el('ul', { class: 'legend' }, [...$('signs').children].map((item) => item.cloneNode(true)))),
      hot.length > 0 && el('section', {}, el('h2', {}, 'Connected persons'), shortList(hot, 15, (one) => [el('b', {}, one.name), one.rule ? ' ' + one.rule : ''])),
      el('section', {}, el('h2', {}, 'Sources'), shortList(filings, 8, (filing) => [filingTitle(filing), filing.published, filing.name].filter(Boolean).join(', ')))));
}

function shortList(items, most, make) {
  return el('ul', {}, items.slice(0, most).map((one) => el('li', {}, make(one))), items.length > most && el('li', {}, 'and ' + (items.length - most) + ' more'));
}

function counted() {
  return [many(filings.length, 'filing', 'filings'), many(parties.size, 'party', 'parties'), many(statements.length, 'statement', 'statements')].join(' · ');
}
