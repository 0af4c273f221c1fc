// Line charts on a canvas, in the colours of the page.

const PADDING = { left: 44, right: 10, top: 8, bottom: 22 };
const MOST_POINTS = 1200;

export class Chart {
  #canvas;
  #options;
  #points = [];

  /** @param options `colour`: a custom property; `from`, `to`: the least range; `format`: of the numbers at the side; `smooth`: the share of a new point in the bold line. */
  constructor(canvas, options) {
    this.#canvas = canvas;
    this.#options = options;
    new ResizeObserver(() => this.draw()).observe(canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw());
  }

  get length() { return this.#points.length; }

  clear() {
    this.#points = [];
    this.draw();
  }

  /** Adds a point; `draw` shows it. Of very many every second is left out. */
  add(x, y) {
    const last = this.#points.at(-1);
    const share = this.#options.smooth ?? 1;
    this.#points.push({ x, y, mean: last && Number.isFinite(y) ? last.mean + (y - last.mean) * share : y });
    if (this.#points.length > MOST_POINTS) this.#points = this.#points.filter((_, index) => index % 2 === 0);
  }

  draw() {
    const scale = devicePixelRatio, width = this.#canvas.clientWidth, height = this.#canvas.clientHeight;
    if (width === 0) return;
    this.#canvas.width = width * scale;
    this.#canvas.height = height * scale;
    const context = this.#canvas.getContext('2d');
    context.scale(scale, scale);
    const style = getComputedStyle(this.#canvas);
    const finite = this.#points.filter(point => Number.isFinite(point.y));
    const largest = finite.reduce((most, point) => Math.max(most, point.y), this.#options.to);
    const first = finite[0]?.x ?? 0, last = Math.max(finite.at(-1)?.x ?? 1, first + 1);
    const place = (x, y) => [
      PADDING.left + (x - first) / (last - first) * (width - PADDING.left - PADDING.right),
      height - PADDING.bottom - (y - this.#options.from) / (largest - this.#options.from) * (height - PADDING.top - PADDING.bottom)];

    context.font = `11px ${style.fontFamily}`;
    context.fillStyle = style.getPropertyValue('--quiet');
    context.strokeStyle = style.getPropertyValue('--line');
    context.lineWidth = 1;
    for (let mark = 0; mark <= 4; mark++) {
      const value = this.#options.from + (largest - this.#options.from) * mark / 4;
      const y = Math.round(place(first, value)[1]) + 0.5;
      line(context, [[PADDING.left, y], [width - PADDING.right, y]]);
      context.textAlign = 'right';
      context.fillText(this.#options.format(value), PADDING.left - 6, y + 4);
    }
    if (finite.length === 0) return;
    context.textAlign = 'left';
    context.fillText(`${this.#options.unit} ${first}`, PADDING.left, height - 6);
    context.textAlign = 'right';
    context.fillText(last.toLocaleString('en'), width - PADDING.right, height - 6);

    context.strokeStyle = style.getPropertyValue(this.#options.colour);
    context.lineJoin = 'round';
    if (this.#options.smooth) {
      context.globalAlpha = 0.3;
      line(context, finite.map(point => place(point.x, point.y)));
      context.globalAlpha = 1;
    }
    context.lineWidth = 2;
    line(context, finite.map(point => place(point.x, point.mean)));
    if (finite.length < 30 && !this.#options.smooth)
      for (const point of finite) dot(context, ...place(point.x, point.mean), style.getPropertyValue(this.#options.colour));
  }
}

function line(context, points) {
  context.beginPath();
  for (const [x, y] of points) context.lineTo(x, y);
  context.stroke();
}

function dot(context, x, y, colour) {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, 3, 0, 2 * Math.PI);
  context.fill();
}
