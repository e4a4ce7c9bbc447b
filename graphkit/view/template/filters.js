// Filters: by relation, filing and confidence; the extent of the surroundings.

function toggleDrawer(id, open) {
  for (const name of ['filters', 'lens']) {
    const show = name === id && (open === undefined ? $(name).hidden : open);
    $(name).hidden = !show;
    $('see-' + name).setAttribute('aria-expanded', String(show));
  }
  if (!$(id).hidden && id === 'lens') drawLens();
}

function drawFilters() {
  const counts = new Map();
  for (const link of links.values()) counts.set(link.family, (counts.get(link.family) || 0) + 1);
  const used = speech.families.filter((family) => counts.has(family.key));
  fill($('filters'), el('h2', {}, 'Filters'),
    el('fieldset', {}, el('legend', {}, 'Relations'), used.map((family) => check(
      'family-' + family.key, [sign(family.key, true), family.title, el('span', { class: 'count' }, counts.get(family.key))], !state.hide.has(family.key),
      (on) => change({ hide: without(state.hide, family.key, on) })))),
    el('fieldset', { class: 'filings' }, el('legend', {}, 'Filings'), filings.map((filing, number) => check(
      'filing-' + number, [filingTitle(filing), el('small', {}, [filing.published, filing.name].filter(Boolean).join(' · '))], !state.skip.has(filing.sha.slice(0, 10)),
      (on) => change({ skip: without(state.skip, filing.sha.slice(0, 10), on) })))),
    sureness(), extent());
}

function without(set, key, on) {
  const made = new Set(set);
  if (on) made.delete(key);
  else made.add(key);
  return made;
}

function check(id, text, on, act) {
  const box = el('input', { id, type: 'checkbox' });
  box.checked = on;
  box.addEventListener('change', () => act(box.checked));
  return el('p', { class: 'check' }, box, el('label', { for: id }, text));
}

function sureness() {
  const shown = el('output', { for: 'sure' }, state.sure.toFixed(2));
  const slider = el('input', { id: 'sure', type: 'range', min: '0', max: '1', step: '0.05', value: String(state.sure) });
  slider.addEventListener('input', () => { fill(shown, Number(slider.value).toFixed(2)); change({ sure: Number(slider.value) }); });
  return el('fieldset', {}, el('legend', {}, 'Confidence'), el('p', { class: 'range' }, el('label', { for: 'sure' }, 'At least '), shown, slider));
}

function extent() {
  const around = parties.get(state.around);
  return el('fieldset', {}, el('legend', {}, 'Extent'),
    around ? [el('p', {}, 'Surroundings of ', el('b', {}, nameOf(around))),
      el('p', { class: 'acts' }, [1, 2, 3].map((depth) => button(many(depth, 'step', 'steps'), () => { change({ depth }); fit(); }, { 'aria-pressed': String(state.depth === depth) })))] : null,
    el('p', { class: 'acts' }, button('Show everything that was drawn at first', () => { change({ around: '', depth: 1, open: [], fold: new Set() }); fit(); })));
}

// A short stroke or shape, as in the legend.
function sign(kind, stroke = false) {
  const made = document.createElementNS(SVG, 'svg');
  for (const [name, value] of Object.entries({ viewBox: '0 0 34 16', width: 34, height: 16, 'aria-hidden': 'true', class: 'sign' })) made.setAttribute(name, value);
  const pen = new SvgPen(made);
  const ink = 'currentColor';
  if (stroke) {
    pen.shape([['M', 2, 8], ['L', 32, 8]], { stroke: ink, width: kind === 'office' ? 1 : 1.6, dash: dashes[kind] || [] });
  } else if (kind === 'connected') {
    pen.shape(rounded(5, 2, 24, 12, 3), { stroke: 'var(--accent)', width: 2 });
  } else if (kind === 'changed') {
    pen.shape(rounded(3, 2, 28, 12, 2), { fill: 'var(--mark)' });
  } else if (kind === 'issuer') {
    pen.shape(rounded(5, 2, 24, 12, 2), { fill: ink });
  } else {
    if (kind === 'group') pen.shape(rounded(8, 1, 24, 11, 2), { stroke: ink });
    pen.shape(kind === 'trust' ? corners([[9, 2], [25, 2], [30, 8], [25, 14], [9, 14], [4, 8]])
      : kind === 'person' ? rounded(5, 2, 24, 12, 6) : kind === 'document' ? corners([[5, 2], [22, 2], [29, 9], [29, 14], [5, 14]]) : rounded(5, kind === 'group' ? 4 : 2, 24, kind === 'group' ? 11 : 12, 2), { stroke: ink, fill: kind === 'group' ? 'var(--paper)' : undefined });
    if (kind === 'document') pen.shape([['M', 22, 2], ['L', 22, 9], ['L', 29, 9]], { stroke: ink });
    if (kind === 'government') pen.shape(rounded(8, 5, 18, 6, 1), { stroke: ink, width: 0.8 });
  }
  return made;
}

const signs = { company: 'Company', person: 'Person', group: 'Group', trust: 'Trust', government: 'Government', document: 'Transaction, form' };

function drawLegend() {
  const types = new Set([...parties.values()].map((party) => (['transaction', 'return'].includes(party.type) ? 'document' : party.type)));
  const used = new Set([...links.values()].map((link) => link.family));
  const item = (kind, title, stroke) => el('li', {}, sign(kind, stroke), title);
  const shapes = Object.entries(signs).filter(([type]) => types.has(type)).map(([type, title]) => item(type, title));
  const strokes = speech.families.filter((family) => used.has(family.key) && family.key !== 'transaction').map((family) => item(family.key, family.title, true));
  fill($('signs'), item('issuer', 'Listed issuer'), item('connected', 'Connected person'), shapes, strokes, stated.length > 0 && item('changed', 'Stated before or after'));
}
