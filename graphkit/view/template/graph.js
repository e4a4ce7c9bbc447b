// The graph as the page holds it: parties, links and statements by key, and who touches whom.

const given = JSON.parse($('record').textContent);
const record = given.record;
const speech = record.language;
const filings = record.filings;
const ledgers = record.ledgers;
const findings = record.findings;
const statements = record.statements;
const parties = new Map([...given.nodes, ...record.folded.nodes].map((node) => [node.id, { ...node, name: node.label, links: [], facts: [] }]));
const links = new Map();

for (const edge of [...given.edges, ...record.folded.edges]) {
  const link = { ...edge, upper: parties.get(edge.from), lower: parties.get(edge.to) };
  link.statements = edge.says.map((number) => statements[number]);
  link.ledger = ownLedger(link);
  links.set(link.id, link);
  link.upper.links.push(link);
  if (link.lower !== link.upper) link.lower.links.push(link);
}
for (const statement of statements) {
  if (statement.percent) statement.percent = statement.percent.replace('>=', '≥').replace('<=', '≤');
  statement.subject = parties.get(statement.s);
  statement.object = statement.o ? parties.get(statement.o) : null;
  if (!statement.object) statement.subject.facts.push(statement);
}
for (const link of links.values()) for (const statement of link.statements) statement.link = link;

// The ledger in which one end of the link is a row, and to whose host the other belongs.
function ownLedger(link) {
  for (const [row, host] of [[link.upper, link.lower], [link.lower, link.upper]]) {
    if (row.ledger !== null && row.ledger !== undefined && ledgers[row.ledger].host === host.id) {
      return ledgers[row.ledger];
    }
  }
  return null;
}

function other(link, party) {
  return link.upper === party ? link.lower : link.upper;
}

function word(code) {
  return speech.words[code] || code;
}

function shortWord(statement) {
  if (statement.p === 'officer_of') return statement.title || 'officer';
  if (statement.p === 'family_of') return statement.kind || 'relative';
  if (statement.p === 'partner_of' && statement.kind) return statement.kind + ' partner';
  if (statement.p === 'director_of') return (statement.chair ? 'chairman, ' : '') + (word(statement.role || '') || 'director');
  if (statement.p === 'subsidiary_of') {
    if (statement.wholly_owned === true) return 'wholly-owned subsidiary';
    if (statement.wholly_owned === false) return 'non-wholly owned subsidiary';
  }
  return speech.relations[statement.p].short;
}

// A statement as a sentence of three parts: subject, verb, object.
function sentence(statement) {
  if (!statement.object) {
    const name = statement.item ? statement.item.replaceAll('_', ' ').replaceAll('.', ' › ') : speech.attributes[statement.p];
    return { verb: name, object: statement.value };
  }
  let verb = speech.relations[statement.p].verb;
  if (statement.p === 'holds_shares_in' && statement.percent && statement.percent !== 'not stated') {
    verb = 'holds ' + statement.percent + ' of';
  } else if (statement.p === 'officer_of') {
    verb = 'is ' + shortWord(statement) + ' of';
  } else if (['director_of', 'subsidiary_of'].includes(statement.p)) {
    const what = shortWord(statement) + (statement.p === 'director_of' && statement.role ? ' director' : '');
    verb = 'is ' + (/^[aeiou]/.test(what) ? 'an ' : 'a ') + what + ' of';
  } else if (statement.p === 'family_of' && statement.kind) {
    verb = 'is ' + statement.kind.replaceAll('_', ' ') + ' of';
  }
  if (statement.status === 'negated') verb = '(denied) ' + verb;
  return { verb, object: statement.object };
}

const stateWords = { before: 'before the transaction', after: 'after the transaction' };
const statusWords = { planned: 'planned', negated: 'denied', ended: 'ended' };

function qualifiers(statement) {
  const dates = [];
  if (statement.as_at) dates.push('as at ' + statement.as_at);
  if (statement.valid_from) dates.push('from ' + statement.valid_from);
  if (statement.valid_to) dates.push('until ' + statement.valid_to);
  return [stateWords[statement.state], statusWords[statement.status], ...dates].filter(Boolean);
}

function filingTitle(filing) {
  return filing.title || word(filing.kind) || filing.name;
}
