/* Which part of a photo a shape of slot shows: a frame on the picture, and the part as readers see it. */
const LEAST = 0.05; // of the picture's width
const STEP = 0.01;
const LEAP = 0.05; // with Shift
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const GROWS = { "+": 1, "=": 1, "-": -1, "−": -1, _: -1 };
const CHANGES = ["pointerup", "keyup", "click"]; // after which the focal point may be another

const within = (value, least, most) => Math.min(Math.max(value, least), Math.max(least, most));

class PhotoCrop extends window.StimulusModule.Controller {
  static targets = ["stage", "whole", "frame", "corner", "window", "part", "left", "top", "width", "release"];
  static values = { ratio: Number, field: String, original: Number };

  connect() {
    this.field = document.getElementById(this.fieldValue);
    this.again = () => this.show();
    this.wholeTarget.addEventListener("load", this.again);
    for (const event of CHANGES) document.addEventListener(event, this.again);
    this.show();
  }

  disconnect() {
    for (const event of CHANGES) document.removeEventListener(event, this.again);
  }

  /* Height of the picture by its width. */
  get slope() {
    return (this.wholeTarget.naturalHeight || 1) / (this.wholeTarget.naturalWidth || 1);
  }

  /* Of a width the height, both in fractions of the picture's own. */
  high(width) {
    return width / this.ratioValue / this.slope;
  }

  get widest() {
    return Math.min(1, this.ratioValue * this.slope);
  }

  /* The part that was chosen, or else what the server shows of it. */
  get part() {
    const [left, top, width] = this.field.value.split(",").map(Number);
    return this.fitted(this.field.value ? { left, top, width } : this.filled());
  }

  /* As the server fills a shape: around the focal point, all of which is shown if there is room, or the middle. */
  filled() {
    const width = this.widest;
    const high = this.high(width);
    const point = this.focal() ?? { x: 0.5, y: 0.5, width: 0, height: 0 };
    const start = (size, middle, extent) =>
      within(middle - middle * size, middle + extent / 2 - size, middle - extent / 2);
    return { left: start(width, point.x, point.width), top: start(high, point.y, point.height), width };
  }

  focal() {
    const read = (name) => Number.parseFloat(document.querySelector(`input.focal_point_${name}`)?.value);
    const [x, y, width, height] = ["x", "y", "width", "height"].map(read);
    if ([x, y, width, height].some(Number.isNaN)) return null;
    const [wide, tall] = [this.originalValue, this.originalValue * this.slope];
    return { x: x / wide, y: y / tall, width: width / wide, height: height / tall };
  }

  fitted({ left, top, width }) {
    const wide = within(width, LEAST, this.widest);
    return { left: within(left, 0, 1 - wide), top: within(top, 0, 1 - this.high(wide)), width: wide };
  }

  choose(part) {
    const { left, top, width } = this.fitted(part);
    this.write([left, top, width].map((value) => Number(value.toFixed(4))).join(","));
  }

  release() {
    this.write("");
  }

  write(text) {
    this.field.value = text;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    this.show();
  }

  show() {
    const part = this.part;
    const high = this.high(part.width);
    const percent = (value) => `${value * 100}%`;
    const frame = { left: part.left, top: part.top, width: part.width, height: high };
    for (const [name, value] of Object.entries(frame)) this.frameTarget.style[name] = percent(value);
    const shown = { width: 1 / part.width, left: -part.left / part.width, top: -part.top / high };
    for (const [name, value] of Object.entries(shown)) this.partTarget.style[name] = percent(value);
    this.windowTarget.style.aspectRatio = this.ratioValue;
    this.element.classList.toggle("photo-crop--chosen", Boolean(this.field.value));
    this.releaseTarget.disabled = !this.field.value;
    for (const name of ["left", "top", "width"]) {
      const input = this[`${name}Target`];
      if (input !== document.activeElement) input.value = Math.round(part[name] * 1000) / 10;
    }
  }

  type() {
    const [left, top, width] = ["left", "top", "width"].map((name) => this[`${name}Target`].valueAsNumber / 100);
    if (![left, top, width].some(Number.isNaN)) this.choose({ left, top, width });
  }

  press(event) {
    const [across, down] = MOVES[event.key] ?? [0, 0];
    const grows = GROWS[event.key] ?? 0;
    if (!across && !down && !grows) return;
    event.preventDefault();
    const part = this.part;
    const step = event.shiftKey && !grows ? LEAP : STEP;
    const width = within(part.width + grows * step, LEAST, this.widest);
    const left = part.left + across * step - (width - part.width) / 2;
    const top = part.top + down * step - (this.high(width) - this.high(part.width)) / 2;
    this.choose({ left, top, width });
  }

  /* The frame moves with the pointer, its corner makes it larger; elsewhere it comes to the pointer first. */
  grab(event) {
    if (event.button) return;
    event.preventDefault();
    this.frameTarget.focus({ preventScroll: true });
    const bounds = this.stageTarget.getBoundingClientRect();
    const at = (one) => [(one.clientX - bounds.left) / bounds.width, (one.clientY - bounds.top) / bounds.height];
    const [startX, startY] = at(event);
    const resizes = event.target === this.cornerTarget;
    if (!resizes && !this.frameTarget.contains(event.target)) {
      const { width } = this.part;
      this.choose({ left: startX - width / 2, top: startY - this.high(width) / 2, width });
    }
    const begun = this.part;
    const move = (one) => {
      const [x, y] = at(one);
      const room = Math.min(1 - begun.left, (1 - begun.top) * this.ratioValue * this.slope);
      if (resizes) this.choose({ ...begun, width: within(begun.width + x - startX, LEAST, room) });
      else this.choose({ ...begun, left: begun.left + x - startX, top: begun.top + y - startY });
    };
    const end = () => {
      document.removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel"]) document.removeEventListener(name, end);
    };
    document.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, end);
  }
}

window.wagtail.app.register("photo-crop", PhotoCrop);
