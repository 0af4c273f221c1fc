// A field to draw a digit on, by mouse, finger or keyboard, and the image that a network reads.

const SIDE = 28;
const DIGIT = 19; // the larger side of what was drawn, in pixels of the image
const PEN = 2.4;
const KEY_STEP = 0.04; // of the field

export class Drawing {
  #canvas;
  #onChange;
  #strokes = [];
  #image = null;
  #pen = { x: 0.5, y: 0.2, isDown: false, isShown: false };

  constructor(canvas, onChange) {
    this.#canvas = canvas;
    this.#onChange = onChange;
    canvas.addEventListener('pointerdown', event => {
      canvas.setPointerCapture(event.pointerId);
      this.#begin(this.#placeOf(event));
      event.preventDefault();
    });
    canvas.addEventListener('pointermove', event => {
      if (!canvas.hasPointerCapture(event.pointerId)) return;
      const events = event.getCoalescedEvents?.() ?? [];
      for (const part of events.length ? events : [event]) this.#strokes.at(-1).push(this.#placeOf(part));
      this.draw();
    });
    canvas.addEventListener('pointerup', () => this.#onChange());
    canvas.addEventListener('keydown', event => this.#press(event));
    canvas.addEventListener('blur', () => { this.#pen.isShown = false; this.draw(); });
    new ResizeObserver(() => this.draw()).observe(canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.draw());
  }

  get isEmpty() { return this.#strokes.length === 0 && this.#image === null; }

  clear() {
    this.#strokes = [];
    this.#image = null;
    this.draw();
    this.#onChange();
  }

  /** Shows an image, `[28, 28]`, 0 for paper and 255 for ink. */
  show(image) {
    this.#strokes = [];
    this.#image = image;
    this.draw();
    this.#onChange();
  }

  /** What was drawn as the network reads it: as large as the digits that it learns from, and in the middle. */
  getImage() {
    if (this.#image) return this.#image;
    const points = this.#strokes.flat();
    const left = Math.min(...points.map(point => point.x)), right = Math.max(...points.map(point => point.x));
    const top = Math.min(...points.map(point => point.y)), bottom = Math.max(...points.map(point => point.y));
    const scale = DIGIT / Math.max(right - left, bottom - top, 0.1);
    const canvas = new OffscreenCanvas(SIDE, SIDE);
    const context = canvas.getContext('2d');
    context.translate(SIDE / 2, SIDE / 2);
    context.scale(scale, scale);
    context.translate(-(left + right) / 2, -(top + bottom) / 2);
    trace(context, this.#strokes, PEN / scale, '#fff');
    const pixels = context.getImageData(0, 0, SIDE, SIDE).data;
    return Uint8Array.from({ length: SIDE * SIDE }, (_, index) => pixels[4 * index + 3]);
  }

  draw() {
    const side = this.#canvas.clientWidth * devicePixelRatio;
    if (side === 0) return;
    this.#canvas.width = this.#canvas.height = side;
    const context = this.#canvas.getContext('2d');
    const ink = getComputedStyle(this.#canvas).getPropertyValue('--text');
    context.scale(side, side);
    if (this.#image) paint(context, this.#image, ink);
    trace(context, this.#strokes, 0.075, ink);
    if (this.#pen.isShown) trace(context, [[this.#pen]], 0.03, getComputedStyle(this.#canvas).getPropertyValue('--accent'));
  }

  #begin(place) {
    this.#image = null;
    this.#strokes.push([place]);
    this.draw();
  }

  #placeOf(event) {
    const box = this.#canvas.getBoundingClientRect();
    return { x: (event.clientX - box.x) / box.width, y: (event.clientY - box.y) / box.height };
  }

  #press(event) {
    const [right, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [0, 0];
    if (event.key === ' ') this.#pen.isDown = !this.#pen.isDown;
    else if (event.key === 'Delete' || event.key === 'Backspace') return this.clear();
    else if (right === 0 && down === 0) return;
    event.preventDefault();
    this.#pen.isShown = true;
    this.#pen.x = Math.min(Math.max(this.#pen.x + right * KEY_STEP, 0.05), 0.95);
    this.#pen.y = Math.min(Math.max(this.#pen.y + down * KEY_STEP, 0.05), 0.95);
    const place = { x: this.#pen.x, y: this.#pen.y };
    if (event.key === ' ' && this.#pen.isDown) this.#begin(place);
    else if (this.#pen.isDown) this.#strokes.at(-1).push(place);
    this.draw();
    if (!this.isEmpty) this.#onChange();
  }
}

/** Paints an image on the unit square, a pixel a square. */
export function paint(context, image, ink) {
  context.fillStyle = ink;
  for (let index = 0; index < SIDE * SIDE; index++) {
    context.globalAlpha = image[index] / 255;
    context.fillRect((index % SIDE) / SIDE, Math.floor(index / SIDE) / SIDE, 1 / SIDE, 1 / SIDE);
  }
  context.globalAlpha = 1;
}

function trace(context, strokes, width, ink) {
  context.strokeStyle = ink;
  context.lineWidth = width;
  context.lineCap = context.lineJoin = 'round';
  for (const stroke of strokes) {
    context.beginPath();
    context.moveTo(stroke[0].x, stroke[0].y);
    for (const point of stroke.length > 1 ? stroke.slice(1) : stroke) context.lineTo(point.x, point.y);
    context.stroke();
  }
}
