// The screen of a front: what is pressed, what is drawn, what is sent.
import { LoginAgain } from "../login-again.js";
import { Cards } from "./cards.js";
import { Conflicts } from "./conflicts.js";
import { askSlot, History, Preview } from "./dialogs.js";
import { Drag } from "./drag.js";
import { Front } from "./front.js";
import { keep, kept } from "./keep.js";
import { PinForm } from "./pin.js";
import { Presence } from "./presence.js";
import * as server from "./server.js";
import * as slots from "./slots.js";
import { Stories } from "./stories.js";
import { TopicField } from "./topics.js";
import { announce, config, kindOf, nameOf, part, say } from "./words.js";

const LOOK_EVERY = 10_000; // ms, for what others publish
const FILL_AFTER = 250; // ms after the last change, what fills the slots is asked for

class Screen {
  isBusy = false;

  constructor(state) {
    this.front = new Front(state);
    this.seen = state.number; // the newest version that is known here
    this.cards = new Cards(this.front);
    this.stories = new Stories(this.front, (story) => this.ask(story));
    this.pinForm = new PinForm(this.front, (story) => this.pinClosed(story));
    this.history = new History(this.front, (number) => this.restore(number, "restored"), (shown, title) => this.preview.open(shown, title));
    this.preview = new Preview(this.front);
    this.conflicts = new Conflicts((choice) => this.publish(choice));
    this.login = new LoginAgain(document.getElementById("session-ended"), () => this.waiting?.());
    new Presence(this.front);
    new TopicField(this.front, part("slots"));
    new Drag(this.front, (story, name, at, placed) => this.put(story, name, placed));
    this.listen();
    this.resume(state.faults);
    this.draw();
    this.fill();
    setInterval(() => document.hidden || this.look(), LOOK_EVERY);
  }

  listen() {
    for (const event of ["changed", "loaded"]) this.front.addEventListener(event, () => this.changed());
    const page = part("slots");
    page.addEventListener("click", (event) => this.press(event));
    page.addEventListener("keydown", (event) => this.key(event));
    page.addEventListener("input", (event) => event.target.dataset.set && this.set(event.target));
    part("fronts").addEventListener("click", (event) => this.command(event));
    document.addEventListener("keydown", (event) => this.shortcut(event));
    addEventListener("beforeunload", (event) => this.front.isChanged && event.preventDefault());
  }

  /* What was being edited when the page was left is here again. */
  resume(faults) {
    const found = kept();
    if (faults.length) this.notice(say("faults"), faults.map((said) => ({ said })));
    if (!found) return;
    this.front.resume(found);
    if (!this.front.isChanged) return;
    this.notice(say("kept"));
    part("discard").hidden = false;
  }

  changed() {
    keep(this.front);
    this.draw();
    clearTimeout(this.filling);
    this.filling = setTimeout(() => this.fill(), FILL_AFTER);
  }

  draw() {
    this.cards.draw();
    this.stories.draw();
    const { isChanged, versions, isUsual, steps } = this.front;
    const [newest] = versions;
    part("status").textContent = isChanged ? say("changed") : isUsual ? say(newest ? "usual_again" : "usual") : say("live", newest);
    part("status").classList.toggle("fronts__status--changed", isChanged);
    part("undo").disabled = this.isBusy || (!steps.length && (isChanged || !newest));
    part("undo-name").textContent = say(steps.length || isChanged || !newest ? "undo" : newest.is_restored ? "redo_publication" : "undo_publication");
    part("publish").disabled = this.isBusy || !isChanged;
  }

  /* What readers would see in each slot. */
  async fill() {
    const asked = (this.asked = this.front.written());
    const { status, data } = await server.filling(asked);
    if (status !== 200 || asked !== this.asked) return; // a newer one is on its way
    this.front.know(data);
    this.cards.fill = data.slots;
    this.cards.draw();
  }

  notice(text, faults = []) {
    part("notice-text").textContent = text;
    part("faults").replaceChildren(...faults.map(({ said, slot }) => this.fault(said, slot)));
    part("discard").hidden = true;
    part("notice").classList.toggle("fronts__notice--wrong", faults.length > 0);
    part("notice").hidden = !text;
    this.cards.faults = new Map(faults.filter(({ slot }) => slot).map(({ slot, said }) => [slot, said]));
    this.cards.draw();
  }

  fault(said, slot) {
    const row = document.createElement("li");
    const link = Object.assign(document.createElement(slot ? "button" : "span"), { textContent: said });
    if (slot) [link.type, link.className] = ["button", "fronts__fault"];
    if (slot) link.addEventListener("click", () => this.cards.card(slot)?.scrollIntoView({ block: "center" }));
    row.append(link);
    return row;
  }

  // Stories

  async ask(story) {
    const name = await askSlot(this.front, story);
    if (name) this.put(story, name, (all) => slots.place(all, story, name));
  }

  put(story, name, placed) {
    const { slots: all } = this.front;
    const [from, to] = [slots.standing(all, story)?.slot, all.find((slot) => slot.id === name)];
    const values = { story: this.front.stories.get(story)?.headline ?? story, slot: nameOf(to), most: config.most_pins };
    if (from !== to && to.stories.length >= config.most_pins) return this.notice(say("full", values));
    this.front.change(placed(all));
    announce(from && from !== to ? say("moved_from", { ...values, from: nameOf(from) }) : say("placed", values));
    if (from && from !== to) this.notice(say("moved_from", { ...values, from: nameOf(from) }));
    this.flash(this.cards.pin(story));
  }

  flash(element) {
    if (!element) return;
    element.classList.add("is-new");
    element.scrollIntoView({ block: "nearest" });
    setTimeout(() => element.classList.remove("is-new"), 1500);
  }

  press(event) {
    const button = event.target.closest("button");
    if (!button) return;
    const pressed = (name) => button.matches(`[data-${name}]`);
    const story = Number(button.closest("[data-story]")?.dataset.story);
    const name = button.closest("[data-slot]").dataset.slot;
    if (pressed("pin-up")) this.shift(story, -1);
    else if (pressed("pin-down")) this.shift(story, 1);
    else if (pressed("pin-move")) this.ask(story);
    else if (pressed("pin-edit")) this.edit(story);
    else if (pressed("pin-remove")) this.takeOut(story);
    else if (pressed("filler-pin")) this.pinFiller(story, name);
    else if (pressed("slot-up")) this.shiftSlot(name, -1);
    else if (pressed("slot-down")) this.shiftSlot(name, 1);
    else if (pressed("slot-remove")) this.removeSlot(name);
    else if (pressed("slot-settings")) this.unfold(name);
  }

  /* The arrow keys on a grip move what it holds, and Delete takes it out. */
  key(event) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const [pin, slot] = ["pin-grip", "slot-grip"].map((name) => event.target.closest(`[data-${name}]`));
    if ((!pin && !slot) || (!by && event.key !== "Delete") || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const story = Number(event.target.closest("[data-story]")?.dataset.story);
    const name = event.target.closest("[data-slot]").dataset.slot;
    if (pin) return by ? this.shift(story, by) : this.takeOut(story);
    return by ? this.shiftSlot(name, by) : this.removeSlot(name);
  }

  shift(story, by) {
    this.front.change(slots.shift(this.front.slots, story, by, (slot) => kindOf(slot).takes));
    const { slot, at } = slots.standing(this.front.slots, story);
    announce(say("moved", { story: this.front.stories.get(story)?.headline ?? story, place: at + 1, slot: nameOf(slot) }));
    const row = this.cards.pin(story);
    if (!row.contains(document.activeElement)) part("pin-grip", row).focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  takeOut(story) {
    const { slot } = slots.standing(this.front.slots, story);
    this.pinForm.story === story && this.pinForm.close();
    const row = this.cards.pin(story);
    const next = row.nextElementSibling ?? row.previousElementSibling;
    this.front.change(slots.takeOut(this.front.slots, story));
    announce(say("removed", { story: this.front.stories.get(story)?.headline ?? story, slot: nameOf(slot) }));
    (next?.isConnected ? next.querySelector("button") : part("slot-grip", this.cards.card(slot.id)))?.focus({ preventScroll: true });
  }

  pinFiller(story, name) {
    const { stories } = this.front.slots.find((slot) => slot.id === name);
    this.put(story, name, (all) => slots.place(all, story, name, stories.length));
  }

  edit(story) {
    this.cards.list.querySelector(".is-edited")?.classList.remove("is-edited");
    this.cards.pin(story).classList.add("is-edited");
    this.openSide();
    this.pinForm.open(story);
  }

  pinClosed(story) {
    this.cards.list.querySelector(".is-edited")?.classList.remove("is-edited");
    this.closeSide();
    const row = story && this.cards.pin(story);
    if (row) part("pin-edit", row).focus({ preventScroll: true });
  }

  // Slots

  shiftSlot(name, by) {
    this.front.change(slots.shiftSlot(this.front.slots, name, by));
    const at = this.front.slots.findIndex((slot) => slot.id === name);
    announce(say("slot_moved", { slot: nameOf(this.front.slots[at]), place: at + 1 }));
    const card = this.cards.card(name);
    if (!card.contains(document.activeElement) || document.activeElement.disabled) part("slot-grip", card).focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  removeSlot(name) {
    const at = this.front.slots.findIndex((slot) => slot.id === name);
    announce(say("slot_removed", { slot: nameOf(this.front.slots[at]) }));
    this.front.change(slots.removeSlot(this.front.slots, name));
    const next = this.front.slots[Math.min(at, this.front.slots.length - 1)];
    (next ? part("slot-grip", this.cards.card(next.id)) : part("add")).focus({ preventScroll: true });
  }

  addSlot(kind) {
    const section = kind === "section" ? Number(Object.keys(config.sections)[0]) || null : null;
    this.front.change(slots.addSlot(this.front.slots, kind, section));
    const slot = this.front.slots.at(-1);
    if (["section", "text", "topic"].includes(kind)) this.unfold(slot.id);
    announce(say("slot_added", { slot: nameOf(slot) }));
    const card = this.cards.card(slot.id);
    card.scrollIntoView({ block: "center" });
    part({ text: "set=text", topic: "topic-name" }[kind] ?? "slot-grip", card).focus({ preventScroll: true });
  }

  unfold(name) {
    if (!this.cards.unfolded.delete(name)) this.cards.unfolded.add(name);
    this.cards.draw();
  }

  set(field) {
    const name = field.closest("[data-slot]").dataset.slot;
    const key = field.dataset.set;
    const value = key === "count" ? Number(field.value) : key === "section" ? Number(field.value) || null : field.value;
    this.front.change(slots.setSlot(this.front.slots, name, { [key]: value }), `${name} ${key}`);
  }

  // The screen

  command(event) {
    const button = event.target.closest("button");
    if (!button) return;
    const pressed = (name) => button.matches(`[data-${name}]`);
    if (pressed("publish")) this.publish();
    else if (pressed("undo")) this.undo();
    else if (pressed("add")) this.addSlot(button.dataset.add);
    else if (pressed("dismiss")) this.notice("");
    else if (pressed("discard")) this.reload();
    else if (pressed("open-side")) this.openSide();
    else if (pressed("close-side")) this.closeSide();
  }

  shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || document.querySelector("dialog[open]")) return;
    const isTyping = event.target.matches?.("input, textarea, select");
    if (event.code === "KeyS") this.publish();
    else if (event.code === "KeyZ" && !isTyping) this.front.back();
    else return;
    event.preventDefault();
  }

  openSide() {
    part("side").classList.add("is-open");
    part("fronts").classList.add("has-side-open");
  }

  closeSide() {
    part("side").classList.remove("is-open");
    part("fronts").classList.remove("has-side-open");
  }

  undo() {
    if (this.front.back()) return;
    const [newest] = this.front.versions;
    this.restore(newest.number - 1, "undone");
  }

  // The server

  async publish(choice = {}) {
    if (this.isBusy || !this.front.isChanged) return;
    this.waiting = () => this.publish(choice);
    this.busy(true);
    part("status").textContent = say("publishing");
    const answer = await server.publish({ began_from: this.front.number, slots: slots.plain(this.front.slots), ...choice });
    this.busy(false);
    if (answer.status === 200) return this.published(answer.data);
    if (answer.status === 422) return this.refused(answer.data.faults);
    if (answer.status === 409) return this.conflicts.show(answer.data);
    this.failed(answer);
  }

  published(state) {
    this.conflicts.hide();
    this.load(state, say(state.was_joined ? "joined" : "published"));
    const story = this.pinForm.story;
    if (story !== null && !slots.standing(this.front.slots, story)) this.pinForm.close();
  }

  load(state, text) {
    this.seen = state.number;
    this.front.load(state);
    this.notice(text);
    announce(text);
  }

  refused(faults) {
    this.notice(say("faults"), faults);
    part("notice").scrollIntoView({ block: "nearest" });
    const own = faults.find(({ story }) => story && story === this.pinForm.story);
    if (own) this.pinForm.refuse(own.said);
  }

  async failed({ status, data }) {
    if (status === server.ENDED || status === 403) {
      if ((await this.login.isAlive()) === false) return this.login.isOpen || this.login.open();
      return this.notice(say("forbidden"));
    }
    this.notice(status === server.OFFLINE ? say("offline") : (data?.said ?? say("failed")));
  }

  async restore(number, told) {
    if (this.isBusy || (this.front.isChanged && !confirm(say("confirm_restore")))) return;
    this.waiting = () => this.restore(number, told);
    this.busy(true);
    const answer = await server.restore(number, this.front.versions[0]?.number ?? 0);
    this.busy(false);
    if (answer.status === 200) return this.load(answer.data, say(told, { number }));
    if (answer.status === 409) return this.load(answer.data.front, answer.data.said);
    this.failed(answer);
  }

  busy(isBusy) {
    [this.isBusy, part("desk").inert] = [isBusy, isBusy];
    this.draw();
  }

  async reload() {
    const answer = await server.since(-1);
    if (answer.status === 200) this.load(answer.data, "");
    else this.failed(answer);
  }

  /* What others published: shown at once where nothing is being edited, told where something is. */
  async look() {
    const { status, data } = await server.since(this.seen);
    if (status !== 200 || this.isBusy || data.number <= this.seen) return;
    const who = data.versions[0]?.who ?? "";
    if (this.front.isChanged) {
      this.seen = data.number;
      this.notice(say("others", { who }));
    } else this.load(data, say("others_shown", { who }));
  }
}

new Screen(JSON.parse(document.getElementById("fronts-front").textContent));
