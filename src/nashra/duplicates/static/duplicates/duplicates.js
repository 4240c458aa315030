// Shows the stories that say the same beside a story's form, when its writer pauses.
// Fields are read again and again, for an editor of rich text changes them without an event.

const READ_EVERY = 150; // ms
const PAUSE = 300; // ms
const FEWEST_WORDS = 3;

const form = document.getElementById("w-editor-form");
const address = document.querySelector("[data-duplicates]")?.dataset.duplicates;
const dismissed = new Set();
let panel, dialog, asking, isOpen;
let seen, seenAt, asked;

const field = (name) => form.elements[name]?.value ?? "";

/** The editions in which the form places the story. */
const editions = () =>
  [...form.querySelectorAll('select[name^="placements-"][name$="-edition"]')]
    .filter((edition) => edition.value && !field(edition.name.replace(/edition$/, "DELETE")))
    .map((edition) => edition.value);

/** Whether a value is rich text as Draft.js keeps it. */
const isRich = (value) => value.startsWith('{"blocks"') || value.startsWith('{"entityMap"');

/** The body's fields with text, block by block as they stand on the page. */
function bodyFields() {
  const blocks = [...form.querySelectorAll('[name^="body-"][name$="-type"]')]
    .map((type) => type.name.slice(0, -"-type".length))
    .filter((block) => /^body-\d+$/.test(block) && !field(`${block}-deleted`));
  blocks.sort((one, other) => field(`${one}-order`) - field(`${other}-order`));
  return blocks.flatMap((block) =>
    [...form.querySelectorAll(`[name^="${block}-value"]`)].filter((input) =>
      input.matches("textarea, input[type=text]") || isRich(input.value),
    ),
  );
}

// With the address: a form that has just been saved for the first time is a story of its own from then on.
const all = () => [...raw(), ...editions(), new URL(form.action).pathname].join("\n");
const raw = () => [field("headline"), field("summary"), ...bodyFields().map((input) => input.value)];

const words = (value) =>
  isRich(value) ? JSON.parse(value).blocks.map((block) => block.text).join("\n") : value;

function posted() {
  const [headline, ...passages] = raw();
  const data = new FormData();
  data.set("headline", headline);
  for (const passage of passages) data.append("passage", words(passage));
  const story = new URL(form.action).pathname.match(/\/(?:edit|history)\/(\d+)\//);
  if (story) data.set("story", story[1]);
  for (const number of dismissed) data.append("dismissed", number);
  for (const edition of editions()) data.append("edition", edition);
  return data;
}

/** Times as they are told: «قبل ساعتين»; older ones stay dates. */
function tellTimes(within) {
  const tell = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
  for (const time of within.querySelectorAll("time[data-ago]")) {
    const minutes = (Date.now() - new Date(time.dateTime)) / 60_000;
    if (minutes < 60) time.textContent = tell.format(-Math.floor(minutes), "minute");
    else if (minutes < 24 * 60) time.textContent = tell.format(-Math.floor(minutes / 60), "hour");
    else if (minutes < 7 * 24 * 60) time.textContent = tell.format(-Math.floor(minutes / (24 * 60)), "day");
  }
}

/** The answer's HTML; empty where there is nothing to show or the answer comes too late. */
async function post(to, signal) {
  const headers = { "X-CSRFToken": field("csrfmiddlewaretoken") };
  const answer = await fetch(to, { method: "POST", body: posted(), headers, signal });
  return answer.status === 200 && !answer.redirected ? answer.text() : "";
}

async function ask() {
  asking?.abort();
  asking = new AbortController();
  try {
    show(await post(address, asking.signal));
  } catch (error) {
    if (error.name !== "AbortError") asked = undefined; // asked again at the next pause
  }
}

function show(html) {
  panel.innerHTML = html;
  panel.hidden = !html;
  tellTimes(panel);
  const fold = panel.querySelector("details");
  if (!fold) return;
  fold.open = isOpen ?? matchMedia("(min-width: 87.5rem)").matches;
  fold.addEventListener("toggle", () => (isOpen = fold.open));
}

function look() {
  const now = all();
  if (now !== seen) {
    [seen, seenAt] = [now, Date.now()];
  } else if (now !== asked && Date.now() - seenAt >= PAUSE) {
    asked = now;
    if (raw().join(" ").trim().split(/\s+/).length >= FEWEST_WORDS) ask();
    else show("");
  }
}

async function compare(to) {
  const html = await post(to);
  if (!html) return;
  dialog.innerHTML = html;
  tellTimes(dialog);
  dialog.showModal();
  dialog.querySelector("mark")?.scrollIntoView({ block: "nearest" });
}

function goOn() {
  for (const story of panel.querySelectorAll("[data-story]")) dismissed.add(story.dataset.story);
  show("");
}

function choose(event) {
  const chosen = event.target.closest("[data-beside], [data-go-on], [data-close]");
  if (chosen?.dataset.beside) compare(chosen.dataset.beside);
  else if (chosen?.hasAttribute("data-go-on")) goOn();
  else if (chosen || event.target === dialog) dialog.close();
}

function begin() {
  panel = document.createElement("aside");
  panel.className = "alike";
  panel.hidden = true;
  panel.setAttribute("role", "status");
  dialog = document.createElement("dialog");
  dialog.className = "beside";
  dialog.setAttribute("aria-labelledby", "beside-title");
  document.body.append(panel, dialog);
  panel.addEventListener("click", choose);
  dialog.addEventListener("click", choose);
  if (/\/(edit|history)\//.test(form.action)) asked = all(); // asked first when something is changed
  setInterval(look, READ_EVERY);
}

// The body's fields are made by a script of Wagtail's; at load they are there.
if (form?.elements.headline && form.elements["placements-TOTAL_FORMS"]) addEventListener("load", begin);
