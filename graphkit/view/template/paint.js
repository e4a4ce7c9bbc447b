// Painting the scene with either pen: cards by type, ledgers, lines by family, labels.

const palette = {};

function mix() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['paper', 'ink', 'soft', 'line', 'hair', 'card', 'ledger', 'accent', 'blush', 'inverse', 'muted', 'mark']) {
    palette[name] = style.getPropertyValue('--' + name).trim();
  }
}

const dashes = { contract: [7, 5], trust: [11, 4, 2, 4], association: [2, 4], kinship: [1, 3], transaction: [4, 3] };
const sizes = { title: [14, 600, 17], chinese: [13, 400, 17], note: [11, 400, 14] };

function outline(type, x, y, w, h) {
  if (type === 'person') return rounded(x, y, w, h, Math.min(h / 2, 22));
  if (type === 'trust') return corners([[x + 12, y], [x + w - 12, y], [x + w, y + h / 2], [x + w - 12, y + h], [x + 12, y + h], [x, y + h / 2]]);
  if (type === 'transaction' || type === 'return') return corners([[x, y], [x + w - 14, y], [x + w, y + 14], [x + w, y + h], [x, y + h]]);
  return rounded(x, y, w, h, 3);
}

// How a party stands out: 1 plain, less when something else is looked at.
function presence(party) {
  if (scene.lens) return scene.lensParties.has(party) ? 1 : 0.16;
  if (!scene.busy.has(party) && party.links.some((k) => k.family !== 'transaction')) return 0.28;
  if (!scene.near) return 1;
  return scene.near.has(party) ? 1 : 0.42;
}

function paintParty(pen, party, detail = 2) {
  if (party.ledger !== null && party.ledger !== undefined) paintRow(pen, party, detail);
  else paintCard(pen, party, detail);
}

function paintCard(pen, party, detail) {
  const [w, h] = [party.w, party.h];
  const [x, y] = [party.x - w / 2, party.y - h / 2];
  const alpha = presence(party);
  const hot = connected.has(party.id);
  const ink = party.issuer ? palette.inverse : palette.ink;
  const look = {
    fill: party.issuer ? palette.ink : palette.card,
    stroke: hot ? palette.accent : party.issuer ? palette.ink : palette.line,
    width: hot ? 1.8 : 1.1,
    dash: party.type === 'return' ? [3, 3] : [],
  };
  if (alpha < 1) pen.shape(outline(party.type, x, y, w, h), { fill: palette.paper });
  if (party.type === 'group') pen.shape(rounded(x + 5, y - 5, w, h, 3), { ...look, alpha });
  pen.shape(outline(party.type, x, y, w, h), { ...look, alpha });
  if (party.type === 'government') pen.shape(rounded(x + 4, y + 4, w - 8, h - 8, 2), { stroke: look.stroke, width: 0.8, alpha });
  if (['transaction', 'return'].includes(party.type)) {
    pen.shape([['M', x + w - 14, y], ['L', x + w - 14, y + 14], ['L', x + w, y + 14]], { stroke: look.stroke, width: 1.1, alpha });
  }
  if (party.id === state.party) ring(pen, party, x, y, w, h);
  if (detail > 0) paintLines(pen, party, y, ink, alpha, detail);
  if (scene.folded.has(party) && detail > 0) badge(pen, '+' + scene.folded.get(party), x + w, y, alpha);
}

function ring(pen, party, x, y, w, h) {
  pen.shape(outline(party.type, x - 5, y - 5, w + 10, h + 10), { stroke: palette.ink, width: 2.2 });
}

function badge(pen, words, x, y, alpha) {
  const w = pen.measure(words, 11, 600) + 12;
  pen.shape(rounded(x - w / 2, y - 9, w, 18, 9), { fill: palette.soft, alpha });
  pen.text(words, x, y + 4, { size: 11, weight: 600, fill: palette.paper, alpha });
}

function paintLines(pen, party, y, ink, alpha, detail) {
  let base = y + 8;
  for (const [style, words] of party.lines) {
    const [size, weight, height] = sizes[style];
    base += height;
    if (detail < 2 && style === 'note') continue;
    const fill = style === 'title' ? ink : party.issuer ? palette.muted : palette.soft;
    pen.text(words, party.x, base - height * 0.28, { size, weight, fill, room: party.w - 20, alpha });
  }
}

function paintRow(pen, party, detail) {
  const [x, y] = [party.x - party.w / 2, party.y - party.h / 2];
  const alpha = presence(party);
  if (party.id === state.party) pen.shape(rounded(x, y + 1, party.w, party.h - 2, 4), { fill: palette.card, stroke: palette.ink, width: 2 });
  if (detail < 1) return;
  const hot = connected.has(party.id);
  const left = x + 18;
  const mark = outline(party.type === 'person' ? 'person' : 'company', x + 6, y + 10, 7, 7);
  pen.shape(mark, hot ? { fill: palette.accent, alpha } : { stroke: palette.line, width: 1.2, alpha });
  const name = rowName(pen, party);
  pen.text(name.text, left, y + 17, { size: 13, weight: 600, fill: palette.ink, align: 'left', room: party.w - 26, alpha });
  if (name.zh) pen.text(name.zh, left + name.width + 6, y + 17, { size: 12, fill: palette.soft, align: 'left', alpha });
  if (scene.folded.has(party)) badge(pen, '+' + scene.folded.get(party), x + party.w - 14, y + 27, alpha);
  if (detail > 1) pen.text(rowLabel(pen, party), left, y + 31, { size: 11, fill: palette.soft, align: 'left', alpha });
}

function rowName(pen, party) {
  if (!party.rowName) {
    const room = party.w - 28;
    const text = shorten(pen, legible(party.name), 13, 600, room);
    const width = pen.measure(text, 13, 600);
    const zh = legible(party.zh);
    party.rowName = { text, width, zh: zh && zh !== text && width + 6 + pen.measure(zh, 12) < room ? zh : '' };
  }
  return party.rowName;
}

function rowLabel(pen, party) {
  const labels = scene.links.filter((one) => one.link.ledger && (one.link.upper === party || one.link.lower === party));
  const text = labels.length ? labels.map((one) => one.label).join(', ') : factLabel(party);
  return shorten(pen, legible(text), 11, 400, party.w - 28);
}

function factLabel(party) {
  const fact = (name) => party.facts.filter((one) => one.p === name && passes(one)).map((one) => one.value)[0];
  return [(fact('transaction_kind') || '').replace(/ transaction$/, ''), fact('signed_on')].filter(Boolean).join(' · ');
}

function shorten(pen, text, size, weight, room) {
  if (pen.measure(text, size, weight) <= room) return text;
  let cut = Array.from(text.slice(0, 80));
  while (cut.length > 1 && pen.measure(cut.join('') + '…', size, weight) > room) cut = cut.slice(0, -1);
  return cut.join('').trimEnd() + '…';
}

function paintLedger(pen, ledger, detail) {
  const own = scene.links.filter((one) => one.link.ledger === ledger);
  const alpha = own.reduce((most, one) => Math.max(most, lineAlpha(one)), scene.lens || scene.near ? 0.2 : 1);
  pen.shape(rounded(ledger.x, ledger.y, ledger.w, ledger.h, 6), { fill: palette.ledger, stroke: palette.hair, width: 1 });
  if (detail > 0) {
    pen.text(ledger.title.toUpperCase(), ledger.x + 18, ledger.y + 20, { size: 10, weight: 600, fill: palette.soft, align: 'left' });
  }
  if (!own.length || !ledger.path.length) return;
  const bold = own.some((one) => one.link.id === state.link);
  paintLine(pen, ledger.path, { family: ledger.family, hot: own.some((one) => pathLinks.has(one.link)), bold, alpha });
}

function lineAlpha(one) {
  if (scene.lens) return scene.lens.has(one.link) ? 1 : 0.1;
  if (!scene.near) return 1;
  return one.link.id === state.link || one.link.upper.id === state.party || one.link.lower.id === state.party ? 1 : 0.3;
}

function paintLink(pen, one) {
  if (one.link.ledger) return;
  const bold = one.link.id === state.link || (scene.lens && scene.lens.has(one.link));
  paintLine(pen, one.path, { family: one.link.family, hot: one.accent, bold, planned: one.planned, alpha: lineAlpha(one), peer: one.link.peer && !pointed(one) });
}

function pointed(one) {
  return one.held[0].p === 'connected_person_of' && one.held[0].s === one.link.upper.id;
}

function paintLine(pen, path, { family, hot, bold, planned, alpha = 1, peer }) {
  const stroke = hot ? palette.accent : ['office', 'transaction'].includes(family) ? palette.line : palette.ink;
  const width = (family === 'ownership' || family === 'contract' ? 1.4 : 1.2) * (bold ? 2.2 : 1);
  const dash = planned ? [3, 3] : dashes[family] || [];
  pen.shape(polyline(path), { stroke, width, dash, alpha });
  if (!peer) arrow(pen, path.at(-2), path.at(-1), stroke, alpha, bold ? 1.3 : 1);
}

function arrow(pen, from, tip, fill, alpha, size) {
  const back = toward(tip, from, 9 * size);
  const [dx, dy] = [(tip[0] - back[0]) / 9 * 3.6, (tip[1] - back[1]) / 9 * 3.6];
  pen.shape(corners([tip, [back[0] - dy, back[1] + dx], [back[0] + dy, back[1] - dx]]), { fill, alpha });
}

function paintLabel(pen, one) {
  if (!one.at) return;
  const { x, y, w, h } = one.at;
  const alpha = lineAlpha(one);
  const stake = one.size > 12;
  pen.shape(rounded(x - w / 2 - 3, y - h / 2, w + 6, h, 3), { fill: one.changed ? palette.mark : palette.paper, alpha: one.changed ? alpha : Math.max(alpha, 0.7) });
  const fill = one.accent ? palette.accent : stake ? palette.ink : palette.soft;
  one.words.forEach((words, row) => {
    const base = y - h / 2 + 13 + row * 14;
    const last = row === one.words.length - 1 && one.many;
    pen.text(words, last ? x - 8 : x, base, { size: one.size, weight: stake ? 600 : 400, fill, alpha });
    if (last) pen.text('×' + one.many, x + pen.measure(words, one.size, stake ? 600 : 400) / 2 - 5, base, { size: 10, fill: palette.soft, alpha, align: 'left' });
  });
}
