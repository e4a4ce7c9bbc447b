// States of a transaction, and the two clocks: when a fact held, and when it was known.

const stated = filings.filter((filing, number) => statements.some((one) => one.state && one.filing === number));
const validDays = daysOf(statements.flatMap((one) => [...(one.span || []), one.as_at || '', one.stop || '']));
const knownDays = daysOf(filings.map((filing) => filing.published));

function daysOf(texts) {
  return [...new Set(texts.filter((text) => DAY.test(text)))].sort();
}

function drawClocks() {
  const parts = [stated.length > 0 && stateSwitch(), clock('valid', 'True on', 'any date', validDays), clock('known', 'Known by', 'today', knownDays)];
  $('clocks').hidden = !parts.some(Boolean);
  fill($('clocks'), parts);
}

function stateSwitch() {
  const choices = [['', 'Both'], ['before', 'Before'], ['after', 'After']];
  const group = el('div', { class: 'switch', role: 'group', 'aria-label': 'State of the transaction' },
    choices.map(([value, title]) => button(title, () => change({ state: value }), { 'data-state': value, 'aria-pressed': String(state.state === value) })));
  if (stated.length < 2) return el('div', { class: 'states' }, el('span', { class: 'label' }, 'Transaction'), group);
  const pick = el('select', { 'aria-label': 'Transaction of which filing' }, el('option', { value: '' }, 'Every transaction'),
    stated.map((filing) => el('option', { value: filing.sha.slice(0, 10) }, [filingTitle(filing).slice(0, 70), filing.published].filter(Boolean).join(', '))));
  pick.value = state.filing;
  pick.addEventListener('change', () => change({ filing: pick.value }));
  return el('div', { class: 'states' }, pick, group);
}

// The rightmost stop is "any": no clock.
function clock(name, title, any, days) {
  if (days.length < 2) return null;
  const text = () => state[name] || any;
  const shown = el('output', { for: name }, text());
  const stop = state[name] ? days.findLastIndex((one) => one <= state[name]) : days.length;
  const slider = el('input', { id: name, type: 'range', min: '0', max: String(days.length), step: '1', value: String(Math.max(stop, 0)), 'aria-valuetext': text() });
  slider.addEventListener('input', () => {
    change({ [name]: days[Number(slider.value)] || '' });
    fill(shown, text());
    slider.setAttribute('aria-valuetext', text());
  });
  return el('div', { class: 'clock' }, el('label', { for: name }, title), slider, shown);
}

function markStates() {
  for (const one of document.querySelectorAll('[data-state]')) one.setAttribute('aria-pressed', String(one.dataset.state === state.state));
}
