// The page comes together.

function showView() {
  for (const [view, id] of [['chart', 'stage'], ['table', 'sheet'], ['findings', 'results']]) {
    $(id).hidden = state.view !== view;
    $('see-' + view).setAttribute('aria-pressed', String(state.view === view));
  }
  if (state.view === 'table') showTable();
  if (state.view === 'findings') showFindings();
}

function showNote() {
  const left = parties.size - scene.parties.length;
  $('note').hidden = left === 0;
  fill($('note'), many(scene.parties.length, 'party', 'parties') + ' of ' + parties.size.toLocaleString('en') + ' shown. ',
    state.around ? button('Show all of the drawing', () => { change({ around: '', depth: 1 }); fit(); }) : 'Double-click, or press E, to expand one.');
}

function wear() {
  if (state.theme) document.documentElement.dataset.theme = state.theme;
  else delete document.documentElement.dataset.theme;
  mix();
}

function dark() {
  return state.theme ? state.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

watch((patch, quiet) => {
  if ('theme' in patch) wear();
  if ('party' in patch || 'link' in patch) scene.traced = 'from' in patch ? scene.traced : null;
  redraw();
  showNote();
  markStates();
  if (['view', 'state', 'valid', 'known', 'skip', 'hide', 'sure', 'filing'].some((name) => name in patch)) showView();
  if (['around', 'depth'].some((name) => name in patch)) drawFilters();
  if (!quiet && (state.party || state.link)) showPanel(false);
  else if (!state.party && !state.link && !$('panel').hidden) closePanel(false);
  if (!('party' in patch) && !('link' in patch)) $('caption').hidden = true;
});

function begin() {
  recall();
  if (record.focus && !location.hash) {
    state.party = record.focus;
    if (!record.folded.nodes.length) Object.assign(state, { around: record.focus, depth: 2 });
  }
  wear();
  fill($('counts'), counted());
  drawFilters();
  drawLegend();
  drawClocks();
  $('legend').open = innerWidth > 760;
  openChart();
  redraw();
  arrive();
  showView();
  showNote();
  openKeys();
  openSearch();
  if (state.party || state.link) showPanel(false);
  for (const view of ['chart', 'table', 'findings']) $('see-' + view).addEventListener('click', () => change({ view }, true));
  for (const id of ['filters', 'lens']) $('see-' + id).addEventListener('click', () => toggleDrawer(id));
  $('theme').addEventListener('click', () => change({ theme: dark() ? 'light' : 'dark' }, true));
  $('save').addEventListener('click', save);
  $('print').addEventListener('click', () => window.print());
  $('nearer').addEventListener('click', () => zoom(1.25));
  $('farther').addEventListener('click', () => zoom(0.8));
  $('whole').addEventListener('click', () => fit());
  window.addEventListener('beforeprint', prepare);
  window.addEventListener('hashchange', () => {
    recall();
    wear();
    drawFilters();
    drawClocks();
    change({});
    showView();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { wear(); redraw(); });
}

begin();
