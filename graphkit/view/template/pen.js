// Two pens with one set of strokes: on the canvas for the screen, as SVG for print and saving.

const FONT = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", "PingFang HK", "Microsoft JhengHei", "Noto Sans CJK HK", "Noto Sans CJK TC", sans-serif';

class CanvasPen {
  constructor(context) {
    this.context = context;
  }

  trace(commands) {
    const c = this.context;
    c.beginPath();
    for (const [kind, ...n] of commands) {
      if (kind === 'M') c.moveTo(...n);
      else if (kind === 'L') c.lineTo(...n);
      else if (kind === 'Q') c.quadraticCurveTo(...n);
      else c.closePath();
    }
  }

  shape(commands, { fill, stroke, width = 1, dash = [], alpha = 1 }) {
    const c = this.context;
    c.globalAlpha = alpha;
    this.trace(commands);
    if (fill) { c.fillStyle = fill; c.fill(); }
    if (stroke) {
      c.strokeStyle = stroke;
      c.lineWidth = width;
      c.setLineDash(dash);
      c.stroke();
      c.setLineDash([]);
    }
    c.globalAlpha = 1;
  }

  text(words, x, y, { size, weight = 400, fill, align = 'center', room, alpha = 1 }) {
    const c = this.context;
    c.globalAlpha = alpha;
    c.font = weight + ' ' + size + 'px ' + FONT;
    c.textAlign = align;
    c.textBaseline = 'alphabetic';
    c.fillStyle = fill;
    c.fillText(words, x, y, room);
    c.globalAlpha = 1;
  }

  measure(words, size, weight = 400) {
    const key = weight + ' ' + size + ' ' + words;
    if (!measured.has(key)) {
      this.context.font = weight + ' ' + size + 'px ' + FONT;
      measured.set(key, this.context.measureText(words).width);
    }
    return measured.get(key);
  }
}

const measured = new Map();

const SVG = 'http://www.w3.org/2000/svg';
const ruler = new CanvasPen(document.createElement('canvas').getContext('2d'));

class SvgPen {
  constructor(root) {
    this.root = root;
  }

  add(tag, attributes, words) {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== null) made.setAttribute(name, value);
    }
    if (words !== undefined) made.textContent = words;
    this.root.append(made);
  }

  shape(commands, { fill, stroke, width = 1, dash = [], alpha = 1 }) {
    this.add('path', {
      d: commands.map(([kind, ...n]) => kind + n.map((v) => Math.round(v * 10) / 10).join(' ')).join(''),
      fill: fill || 'none', stroke, 'stroke-width': stroke ? width : undefined,
      'stroke-dasharray': dash.length ? dash.join(' ') : undefined, opacity: alpha === 1 ? undefined : alpha,
    });
  }

  text(words, x, y, { size, weight = 400, fill, align = 'center', room, alpha = 1 }) {
    const anchor = { center: 'middle', left: 'start', right: 'end' }[align];
    const squeeze = room && ruler.measure(words, size, weight) > room;
    this.add('text', {
      x, y, fill, 'font-size': size, 'font-weight': weight, 'text-anchor': anchor, 'font-family': FONT,
      textLength: squeeze ? room : undefined, lengthAdjust: squeeze ? 'spacingAndGlyphs' : undefined,
      opacity: alpha === 1 ? undefined : alpha,
    }, words);
  }

  measure(words, size, weight) {
    return ruler.measure(words, size, weight);
  }
}

function polyline(points, radius = 8) {
  const commands = [['M', ...points[0]]];
  for (let i = 1; i < points.length - 1; i += 1) {
    const [a, b, c] = [points[i - 1], points[i], points[i + 1]];
    const r = Math.min(radius, Math.hypot(b[0] - a[0], b[1] - a[1]) / 2, Math.hypot(c[0] - b[0], c[1] - b[1]) / 2);
    commands.push(['L', ...toward(b, a, r)], ['Q', ...b, ...toward(b, c, r)]);
  }
  commands.push(['L', ...points.at(-1)]);
  return commands;
}

function toward(from, to, distance) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [from[0] + (to[0] - from[0]) * distance / length, from[1] + (to[1] - from[1]) * distance / length];
}

function rounded(x, y, w, h, r) {
  return [['M', x + r, y], ['L', x + w - r, y], ['Q', x + w, y, x + w, y + r], ['L', x + w, y + h - r],
    ['Q', x + w, y + h, x + w - r, y + h], ['L', x + r, y + h], ['Q', x, y + h, x, y + h - r],
    ['L', x, y + r], ['Q', x, y, x + r, y], ['Z']];
}

function corners(points) {
  return [...points.map((point, i) => [i ? 'L' : 'M', ...point]), ['Z']];
}
