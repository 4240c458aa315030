// Dragging by mouse, pen and finger. A mouse drags at once; a finger holds for a moment first, so that it still scrolls,
// unless it begins on what is marked as a grip (data-grip, touch-action: none).
const HOLD = 350; // ms that a finger stays
const SLACK = 6; // px that a hand may tremble
const EDGE = 60; // px from the window's top and foot, where it scrolls

export class PointerDrag {
  /* grab(element): what is dragged from an element that was pressed, {ghost: element, …}, or nothing. over(what, point)
     and drop(what, point): the pointer is there, {target, clientX, clientY}. end(what): it is over, dropped or not. */
  constructor({ grab, over, drop, end }) {
    Object.assign(this, { grab, over, drop, ended: end });
    document.addEventListener("pointerdown", (event) => this.press(event));
    document.addEventListener("pointermove", (event) => this.move(event));
    document.addEventListener("pointerup", (event) => this.release(event));
    document.addEventListener("pointercancel", () => this.end());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.what && this.end());
    document.addEventListener("touchmove", (event) => this.what && event.preventDefault(), { passive: false });
    document.addEventListener("dragstart", (event) => this.pressed && event.preventDefault());
    document.addEventListener("contextmenu", (event) => this.pressed && this.isTouch && event.preventDefault());
    document.addEventListener("click", (event) => this.swallow(event), { capture: true });
  }

  get isDragging() {
    return Boolean(this.what);
  }

  press(event) {
    this.hasDragged = false;
    if (!event.isPrimary || event.button || event.target.closest("input, textarea, select, [contenteditable]")) return;
    this.pressed = this.grab(event.target);
    if (!this.pressed) return;
    [this.x, this.y, this.isTouch] = [event.clientX, event.clientY, event.pointerType === "touch"];
    this.isHeld = !this.isTouch || Boolean(event.target.closest("[data-grip]"));
    if (!this.isHeld) this.hold = setTimeout(() => this.begin(), HOLD);
  }

  move(event) {
    if (!this.pressed || !event.isPrimary) return;
    const far = Math.hypot(event.clientX - this.x, event.clientY - this.y) > SLACK;
    if (!this.what && far && !this.isHeld) return this.end();
    if (!this.what && far) this.begin();
    if (!this.what) return;
    event.preventDefault();
    [this.x, this.y] = [event.clientX, event.clientY];
    this.show();
  }

  begin() {
    this.what = this.pressed;
    this.hasDragged = true;
    const { ghost } = this.what;
    const box = ghost.getBoundingClientRect();
    [this.dx, this.dy] = [this.x - box.left, this.y - box.top];
    this.shadow = ghost.cloneNode(true);
    this.shadow.removeAttribute("id");
    this.shadow.classList.add("drag-shadow");
    this.shadow.style.inlineSize = `${box.width}px`;
    document.body.append(this.shadow);
    ghost.classList.add("is-dragged");
    document.documentElement.classList.add("is-dragging");
    getSelection().removeAllRanges();
    this.show();
    this.scroll();
  }

  show() {
    this.shadow.style.transform = `translate(${this.x - this.dx}px, ${this.y - this.dy}px)`;
    this.over(this.what, this.point());
  }

  point() {
    return { target: document.elementFromPoint(this.x, this.y) ?? document.body, clientX: this.x, clientY: this.y };
  }

  /* Near the window's top or foot the page moves along. */
  scroll() {
    if (!this.what) return;
    const step = this.y < EDGE ? this.y - EDGE : Math.max(this.y - innerHeight + EDGE, 0);
    if (step) {
      window.scrollBy(0, step / 4);
      this.over(this.what, this.point());
    }
    requestAnimationFrame(() => this.scroll());
  }

  release(event) {
    if (this.what && event.isPrimary) this.drop(this.what, this.point());
    this.end();
  }

  end() {
    clearTimeout(this.hold);
    const { what } = this;
    this.pressed = this.what = null;
    if (!what) return;
    this.shadow.remove();
    what.ghost.classList.remove("is-dragged");
    document.documentElement.classList.remove("is-dragging");
    this.ended(what);
  }

  /* What was dragged is not clicked too. */
  swallow(event) {
    if (!this.hasDragged) return;
    this.hasDragged = false;
    event.preventDefault();
    event.stopPropagation();
  }
}
