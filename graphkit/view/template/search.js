// Search by English or Chinese name, in any order of the words, or by stock code.

const plain = (text) => text.normalize('NFKC').toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
const index = [...parties.values()].map((party) => ({ party, text: plain([party.name, ...party.names, party.zh, party.code].join('\n')), name: plain(party.name) }));

function search(query) {
  const words = plain(query).split(/\s+/).filter(Boolean).map((word) => word.replace(/^0+(?=\d{3,5}$)/, ''));
  if (!words.length) return [];
  const hits = index.filter(({ text }) => words.every((word) => text.includes(word)));
  const score = ({ party, name }) => (party.code === words[0] ? 0 : name.startsWith(words[0]) ? 1 : name.includes(words[0]) ? 2 : 3) + (party.issuer ? 0 : 0.5);
  return hits.sort((a, b) => score(a) - score(b) || b.party.links.length - a.party.links.length).map(({ party }) => party);
}

let hits = [];
let at = -1;

function openSearch() {
  const input = $('find');
  input.addEventListener('input', () => offer(search(input.value).slice(0, 12)));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      mark(hits.length ? (at + (event.key === 'ArrowDown' ? 1 : hits.length - 1) + (at < 0 && event.key === 'ArrowUp' ? 1 : 0)) % hits.length : -1);
    } else if (event.key === 'Enter' && hits.length) choose(hits[Math.max(at, 0)]);
    else if (event.key === 'Escape') { event.preventDefault(); offer([]); }
  });
  input.addEventListener('blur', () => setTimeout(() => offer([]), 150));
}

function offer(found) {
  hits = found;
  at = -1;
  const list = $('hits');
  list.hidden = !found.length;
  $('find').setAttribute('aria-expanded', String(found.length > 0));
  $('find').removeAttribute('aria-activedescendant');
  fill(list, found.map((party, number) => el('li', { id: 'hit-' + number, role: 'option', 'aria-selected': 'false', on: { mousedown: (event) => { event.preventDefault(); choose(party); } } },
    el('b', {}, nameOf(party)), party.zh && party.zh !== party.name && el('span', { lang: 'zh-Hant' }, party.zh),
    el('small', {}, many(party.links.length, 'relation', 'relations')))));
  if ($('find').value) say(many(found.length, 'party', 'parties') + ' found');
}

function mark(number) {
  at = number;
  [...$('hits').children].forEach((item, i) => item.setAttribute('aria-selected', String(i === number)));
  if (number >= 0) $('find').setAttribute('aria-activedescendant', 'hit-' + number);
}

function choose(party) {
  offer([]);
  $('find').value = '';
  const away = !scene.parties.includes(party);
  change({ party: party.id, link: '', view: state.view === 'findings' ? 'chart' : state.view, ...(away ? { around: party.id, depth: 1 } : {}) });
  if (away) fit();
  else if (state.view === 'chart') camera(party.x, party.y, Math.max(network.getScale(), 0.7));
}
