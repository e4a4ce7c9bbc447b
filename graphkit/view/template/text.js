// Text and elements. All text from filings passes through legible() and becomes a text node:
// nothing on this page is ever parsed as markup.

const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

function legible(text) {
  return String(text).replace(/[^\S\u2028\u2029]/gu, ' ')
    .replace(HIDDEN, (c) => '⟨' + c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0') + '⟩');
}

// Blank lines and runs of blanks of a filing made single, line ends kept.
function lines(text) {
  return text.split('\n').map((line) => legible(line).replace(/ +/g, ' ').trim())
    .join('\n').replace(/\n{2,}/g, '\n');
}

function el(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [event, act] of Object.entries(value)) made.addEventListener(event, act);
    else if (name === 'class') made.className = value;
    else if (name === 'value') made.value = value;
    else made.setAttribute(name, value === true ? '' : legible(value));
  }
  put(made, children);
  return made;
}

function put(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    parent.append(child instanceof Node ? child : document.createTextNode(legible(child)));
  }
  return parent;
}

function fill(parent, ...children) {
  parent.replaceChildren();
  return put(parent, children);
}

const $ = (id) => document.getElementById(id);

function say(text) {
  $('live').textContent = legible(text);
}

function button(label, act, given = {}) {
  return el('button', { type: 'button', ...given, on: { click: act } }, label);
}

function many(count, one, several) {
  return count.toLocaleString('en') + ' ' + (count === 1 ? one : several);
}
