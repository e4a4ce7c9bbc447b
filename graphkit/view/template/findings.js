// Findings: who is a connected person, by which rule, along which path, on whose words.

const answers = { yes: 'Connected', no: 'Not connected', review: 'To be reviewed', undetermined: 'Undetermined' };

function findingsOf(party) {
  const own = findings.filter((one) => one.subject === party.id);
  return own.length > 0 && el('section', { class: 'findings' }, el('h3', {}, 'Findings', el('span', { class: 'count' }, own.length)),
    listed(own, (one) => findingCard(one)));
}

function findingsOn(link) {
  const numbers = new Set(link.says);
  const own = findings.filter((one) => one.answer === 'yes' && one.paths.some((path) => path.some((hop) => hop.says.some((n) => numbers.has(n)))));
  if (!own.length) return null;
  return el('section', { class: 'findings' }, el('h3', {}, 'On the path of'),
    listed(own, (one) => el('p', { class: 'said' }, parties.has(one.subject) ? jump(parties.get(one.subject)) : one.name, ' ', one.rule && el('span', { class: 'rule' }, 'Rule ' + one.rule))));
}

function findingCard(finding, named = false) {
  const subject = parties.get(finding.subject);
  const issuer = parties.get(finding.issuer);
  const yes = finding.answer === 'yes';
  const who = (party, name) => (party ? jump(party) : el('b', {}, name));
  return el('article', { class: 'finding ' + finding.answer },
    el('p', { class: 'verdict' }, el('span', { class: yes ? 'tag' : 'tag plain' }, answers[finding.answer] || finding.answer),
      finding.rule && el('span', { class: 'rule' }, 'Rule ' + finding.rule),
      el('span', { class: 'level' }, [finding.level && 'at the level of the ' + finding.level.replaceAll('_', ' '), 'as of ' + finding.as_of].filter(Boolean).join(', '))),
    el('p', { class: 'said' }, named ? who(subject, finding.name) : el('b', {}, finding.name), yes ? ' is a connected person of ' : ' and ', who(issuer, '')),
    finding.why && el('p', { class: 'why' }, finding.why),
    finding.notes.filter(Boolean).map((note) => el('p', { class: 'why' }, note)),
    listed(finding.paths, (path) => pathBox(finding, path, finding.paths.indexOf(path))));
}

function pathBox(finding, path, number) {
  const title = finding.paths.length > 1 ? 'Path ' + (number + 1) : 'Path';
  const box = folding(title + ', ' + many(path.length, 'step', 'steps'), () => [el('ol', { class: 'hops' }, path.map(hopItem)),
    button('Show on the chart', () => trace(path), { class: 'trace' })]);
  box.classList.add('path');
  if (number === 0) box.open = true;
  return box;
}

function hopItem(hop) {
  return el('li', {}, el('p', { class: 'said' }, hop.text, hop.rule && el('span', { class: 'rule' }, 'Rule ' + hop.rule)),
    hop.says.map((n) => quoteOnly(statements[n])));
}

function quoteOnly(statement) {
  const filing = filings[statement.filing];
  return folding(filingTitle(filing) + ', page ' + statement.quotes[0][3], () => statement.quotes.map((quote) => quoted(filing, quote)));
}

function trace(path) {
  const said = path.flatMap((hop) => hop.says).map((n) => statements[n].link).filter(Boolean);
  scene.traced = new Set(said);
  change({ view: 'chart' }, true);
  const ends = [...new Set(said.flatMap((link) => [link.upper, link.lower]))].filter((p) => p.x !== undefined);
  if (ends.length) fit(ends, 0.5);
}

function showFindings() {
  const order = { yes: 0, review: 1, undetermined: 2, no: 3 };
  const sorted = [...findings].sort((a, b) => (order[a.answer] ?? 9) - (order[b.answer] ?? 9));
  fill($('results'), el('h2', {}, 'Findings'),
    el('p', { class: 'soft' }, findings.length ? summary() : 'No rules have been applied to this graph. Connections that the issuers state themselves are marked on the chart.'),
    el('div', { class: 'cards' }, listed(sorted, (one) => findingCard(one, true))));
}

function summary() {
  const counts = new Map();
  for (const one of findings) counts.set(one.answer, (counts.get(one.answer) || 0) + 1);
  return [...counts].map(([answer, count]) => count + ' ' + (answers[answer] || answer).toLowerCase()).join(' · ');
}
