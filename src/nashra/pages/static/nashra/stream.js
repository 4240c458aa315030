/* What changes while a page is open: breaking news, how many stories are new, live coverage. One connection, closed while nobody looks. */

const { lang, dataset } = document.documentElement;
const numbers = new Intl.NumberFormat(`${lang}-u-nu-${dataset.digits || "latn"}`);
const plural = new Intl.PluralRules(lang);
const said = document.createElement("div");
let source;
let timer;
let pause = 0;

const find = (selector, within = document) => within.querySelector(selector);
const parse = (html) => new DOMParser().parseFromString(html ?? "", "text/html");
const main = () => find("main");
/* The rest of the page's script looks at what is new. */
const shown = () => dispatchEvent(new Event("nashra:shown"));

/* Told to whoever listens to the page, once, without interrupting. */
function say(text) {
  if (said.textContent !== text) said.textContent = text;
}

function showBreaking(html) {
  const before = find(".breaking");
  const bar = find(".breaking", parse(html));
  const text = (of) => of && `${of.dataset.until} ${find("p", of).innerHTML}`;
  if (text(before) === text(bar)) return;
  before?.remove();
  if (!bar) return;
  main().prepend(bar);
  shown();
  say(`${find("strong", bar).textContent}: ${find("p", bar).textContent}`);
}

/* New is what stands before the first story that the list had when the page was made. */
function offerNew(html) {
  const button = find(".new-stories");
  const now = find(".new-stories", parse(html))?.dataset.stories.split(" ").filter(Boolean);
  if (!button || !now) return;
  const known = new Set(button.dataset.stories.split(" "));
  const first = now.findIndex((number) => known.has(number));
  const count = first < 0 ? now.length : first;
  const more = first < 0 && known.size > 1 ? "+" : "";
  const form = button.dataset[plural.select(count)] ?? button.dataset.other;
  button.textContent = form.replace("{count}", more + numbers.format(count));
  button.hidden = !count;
  if (count) say(button.textContent);
}

/* The page as it is now, in place of what it was. */
async function showNew(button) {
  button.disabled = true;
  try {
    const answer = await fetch(location.href, { cache: "no-cache" });
    const fresh = answer.ok && find("main", parse(await answer.text()));
    main().replaceWith(fresh);
    scrollTo(0, 0);
    main().focus({ preventScroll: true });
    shown();
  } catch {
    location.reload();
  }
}

/* A coverage's updates: those that are new or changed are put in their place, those that are gone go. */
function showLive({ opening, order, items }) {
  const before = find(".live");
  if (!order) return before?.remove();
  const now = find(".live", parse(opening));
  if (before) find(".live-head", before).replaceWith(find(".live-head", now));
  else find(".story").after(now);
  const list = find(".live-updates");
  let at = list.firstElementChild;
  for (const number of order) {
    let item = document.getElementById(`u${number}`);
    if (items[number]) {
      const fresh = find("li", parse(items[number]));
      fresh.classList.add("fresh");
      if (!item) say(find("h3, p:not([class])", fresh).textContent);
      if (item === at) at = fresh;
      item?.replaceWith(fresh);
      item = fresh;
    }
    if (item === at) at = at?.nextElementSibling;
    else if (item) list.insertBefore(item, at);
  }
  while (at) {
    const next = at.nextElementSibling;
    at.remove();
    at = next;
  }
  shown();
}

const showers = { breaking: ({ html }) => showBreaking(html), new: ({ html }) => offerNew(html), live: showLive };

function show(told) {
  showers[told.of.split(/[-/]/)[0]]?.(told);
}

function open() {
  if (source || document.visibilityState !== "visible") return;
  const query = new URLSearchParams();
  for (const { dataset } of document.querySelectorAll("[data-of]")) query.append("of", dataset.of);
  const has = [...document.querySelectorAll("[data-version]")].map((item) => item.dataset.version);
  if (has.length) query.append("has", has);
  source = new EventSource(`/-/stream?${query}`);
  source.onmessage = ({ data }) => {
    pause = 0;
    show(JSON.parse(data));
  };
  source.onerror = () => {
    if (source?.readyState !== EventSource.CLOSED) return; /* the browser comes back by itself */
    close();
    pause = Math.min(300, 2 * pause || 5);
    timer = setTimeout(open, pause * (500 + 1000 * Math.random()));
  };
}

function close() {
  clearTimeout(timer);
  source?.close();
  source = undefined;
}

said.setAttribute("role", "status");
said.className = "unseen";
document.body.append(said);
document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? open() : close()));
addEventListener("pagehide", close);
addEventListener("pageshow", open);
document.addEventListener("click", ({ target }) => {
  const button = target.closest(".new-stories");
  if (button) showNew(button);
});
open();
