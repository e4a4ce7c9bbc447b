// What is looked at: one object, kept in the fragment of the address so that a view can be sent.

const families = speech.families.map((family) => family.key);
const nothing = {
  view: 'chart', party: '', link: '', state: '', filing: '', valid: '', known: '',
  hide: new Set(), skip: new Set(), sure: 0, from: '', to: '', open: [], fold: new Set(),
  around: '', depth: 1, theme: '',
};
const state = { ...nothing, hide: new Set(), skip: new Set(), fold: new Set() };
const watchers = [];

function watch(act) {
  watchers.push(act);
}

function change(patch, quiet = false) {
  Object.assign(state, patch);
  remember();
  for (const act of watchers) act(patch, quiet);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const checks = {
  view: (v) => (['chart', 'table', 'findings'].includes(v) ? v : null),
  party: (v) => (parties.has(v) ? v : null),
  link: (v) => (links.has(v) ? v : null),
  from: (v) => (parties.has(v) ? v : null),
  to: (v) => (parties.has(v) ? v : null),
  around: (v) => (parties.has(v) ? v : null),
  depth: (v) => (['1', '2', '3'].includes(v) ? Number(v) : null),
  state: (v) => (['before', 'after'].includes(v) ? v : null),
  filing: (v) => (filings.some((f) => f.sha.startsWith(v)) && v.length === 10 ? v : null),
  valid: (v) => (DAY.test(v) ? v : null),
  known: (v) => (DAY.test(v) ? v : null),
  sure: (v) => (Number(v) >= 0 && Number(v) <= 1 ? Number(v) : null),
  theme: (v) => (['dark', 'light'].includes(v) ? v : null),
  hide: (v) => new Set(v.split(',').filter((f) => families.includes(f))),
  skip: (v) => new Set(v.split(',').filter((f) => filings.some((one) => one.sha.startsWith(f)))),
  open: (v) => v.split(',').filter((p) => parties.has(p)).slice(0, 100),
  fold: (v) => new Set(v.split(',').filter((p) => parties.has(p))),
};

function recall() {
  const found = { ...nothing, hide: new Set(), skip: new Set(), fold: new Set() };
  for (const [name, text] of new URLSearchParams(location.hash.slice(1))) {
    const value = Object.hasOwn(checks, name) ? checks[name](text) : null;
    if (value !== null) found[name] = value;
  }
  Object.assign(state, found);
}

function fragment() {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(state).filter(([key]) => key in nothing)) {
    const text = value instanceof Set || Array.isArray(value) ? [...value].join(',') : String(value);
    const plain = nothing[name] instanceof Set ? '' : String(nothing[name]);
    if (text !== plain) params.set(name, text);
  }
  return params.toString().replaceAll('%2C', ',');
}

function remember() {
  const text = fragment();
  try {
    history.replaceState(null, '', text ? '#' + text : location.pathname + location.search);
  } catch {
    // A page inside a frame has no address of its own.
  }
}
