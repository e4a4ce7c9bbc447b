// The same graph as a table: a row for each statement, sortable, every row a way to its evidence.

const ROWS = 100;
const columns = [
  ['From', (one) => one.subject.name],
  ['Relation', (one) => sentence(one).verb],
  ['To', (one) => (one.object ? one.object.name : one.value)],
  ['Share', (one) => one.percent || ''],
  ['State', (one) => qualifiers(one).join(', ')],
  ['Filing', (one) => filingTitle(filings[one.filing])],
  ['Published', (one) => filings[one.filing].published],
  ['Page', (one) => one.quotes[0][3]],
  ['Confidence', (one) => one.confidence],
];
const sorting = { column: -1, down: false, shown: ROWS };
const collator = new Intl.Collator('en', { numeric: true });

// At first relations come before attributes, both in the order of the filings.
function rowsShown() {
  const rows = statements.filter((one) => passes(one) && !(one.link && state.hide.has(one.link.family)));
  const value = sorting.column < 0 ? (one) => (one.object ? 0 : 1) : columns[sorting.column][1];
  const sign = sorting.down ? -1 : 1;
  return rows.map((one) => [value(one), one]).sort((a, b) => sign * collator.compare(String(a[0]), String(b[0]))).map(([, one]) => one);
}

function showTable() {
  const rows = rowsShown();
  const head = columns.map(([title], number) => el('th', { scope: 'col', 'aria-sort': number === sorting.column ? (sorting.down ? 'descending' : 'ascending') : null },
    button([title, number === sorting.column && el('span', { 'aria-hidden': 'true' }, sorting.down ? ' ↓' : ' ↑')], () => sortBy(number))));
  const shown = rows.slice(0, sorting.shown);
  fill($('sheet'), el('h2', { class: 'hidden' }, 'Table of relations'),
    el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Statements, one a row' },
      el('table', {}, el('caption', {}, many(rows.length, 'statement', 'statements')),
        el('thead', {}, el('tr', {}, head)), el('tbody', {}, shown.map(tableRow))),
      rows.length > shown.length && button('Show ' + Math.min(ROWS * 5, rows.length - shown.length) + ' more', () => { sorting.shown += ROWS * 5; showTable(); }, { class: 'more' })));
}

function tableRow(one) {
  const target = one.link ? { link: one.link.id, party: '' } : { party: one.subject.id, link: '' };
  const cells = columns.map(([, value], number) => {
    const text = value(one);
    if (number === 1) return el('td', {}, button(text, () => { change(target); showPanel(true); }, { class: 'open' }));
    return el('td', { class: number > 5 || number === 3 ? 'number' : null }, typeof text === 'number' && number === 8 ? text.toFixed(2) : text);
  });
  return el('tr', { class: one.status || null }, cells);
}

function sortBy(number) {
  sorting.down = sorting.column === number && !sorting.down;
  sorting.column = number;
  showTable();
  $('sheet').querySelectorAll('th button')[number].focus();
}
