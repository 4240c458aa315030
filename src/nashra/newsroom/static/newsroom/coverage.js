/* The screen of a live coverage: what is typed is kept until the server has it, and what others do is seen. */

const form = document.getElementById("live-post");
const drafts = `nashra-live-${form.dataset.story}`;
const told = form.querySelector(".live-told");
const list = () => document.getElementById("live-list");
const editing = () => list().querySelector("[data-editing]");
let sending = false;
let again;

function say(where, text, isBad = false) {
  where.textContent = text;
  where.toggleAttribute("data-bad", isBad);
}

/* What was typed, with the key by which the server knows it when it comes twice. */
function keep() {
  const { headline, text, embed, author, is_key, form_key } = form.elements;
  const typed = { headline: headline.value, text: text.value, embed: embed.value, author: author.value };
  localStorage.setItem(drafts, JSON.stringify({ ...typed, is_key: is_key.checked, form_key: form_key.value }));
}

function restore() {
  const kept = JSON.parse(localStorage.getItem(drafts) ?? "null");
  if (!kept) return;
  for (const [name, value] of Object.entries(kept)) {
    if (name === "is_key") form.elements.is_key.checked = value;
    else if (form.elements[name]) form.elements[name].value = value;
  }
}

function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").getElementById("live-list");
  if (!fresh) return;
  form.hidden = !fresh.dataset.live;
  const open = editing()?.closest("li");
  const mine = open && fresh.querySelector(`[data-update="${open.dataset.update}"]`);
  list().replaceWith(fresh);
  if (mine) mine.replaceWith(open); /* whoever edits it goes on; saving tells if it was changed */
  else if (open) fresh.querySelector("ol").prepend(open);
}

/* Raises TypeError where there is no connection; gives why it was refused, or nothing. */
async function post(from, submitter) {
  const data = new FormData(from);
  if (submitter?.name) data.set(submitter.name, submitter.value);
  data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const answer = await fetch(form.action, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
  if (answer.status >= 500 || answer.redirected) throw new TypeError();
  if (answer.ok) return show(await answer.text());
  const refused = answer.headers.get("content-type").includes("json") ? (await answer.json()).refused : [answer.statusText];
  return refused.join(" ");
}

async function send() {
  if (sending || !form.reportValidity()) return;
  sending = true;
  clearTimeout(again);
  keep();
  try {
    const refused = await post(form);
    say(told, refused ?? form.dataset.sent, Boolean(refused));
    if (!refused) {
      localStorage.removeItem(drafts);
      form.reset();
      form.elements.form_key.value = crypto.randomUUID();
      form.elements.text.focus();
    }
  } catch {
    say(told, form.dataset.unsent, true);
    again = setTimeout(() => ((sending = false), send()), 3000);
  } finally {
    sending = false;
  }
}

async function act(from, submitter) {
  const where = from.querySelector(".live-told") ?? told;
  if (submitter?.dataset.confirm && !confirm(submitter.dataset.confirm)) return;
  const open = from.matches("[data-editing]") && from.closest("li");
  try {
    if (open) from.removeAttribute("data-editing");
    const refused = await post(from, submitter);
    if (refused) {
      if (open) from.setAttribute("data-editing", "");
      say(where, refused, true);
    }
  } catch {
    if (open) from.setAttribute("data-editing", "");
    say(where, form.dataset.unsent, true);
  }
}

async function refresh() {
  if (document.visibilityState === "visible" && !sending) {
    try {
      const answer = await fetch(`${form.dataset.updates}?mark=${encodeURIComponent(list().dataset.mark)}`);
      if (answer.status === 200 && !answer.redirected) show(await answer.text());
    } catch {
      /* Asked again in a moment. */
    }
  }
  setTimeout(refresh, 2000);
}

form.addEventListener("input", keep);
document.addEventListener("submit", (event) => {
  const from = event.target;
  if (from !== form && !from.closest("#live-list")) return;
  event.preventDefault();
  if (from === form) send();
  else act(from, event.submitter);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.target.closest(".live-form")?.requestSubmit(event.target.closest("[data-editing]")?.querySelector("[value=edit]"));
});
document.addEventListener("click", ({ target }) => {
  const item = target.closest("#live-list li");
  if (target.closest("[data-edit]") && !editing()) {
    item.append(item.querySelector("template").content.cloneNode(true));
    item.querySelector("[data-editing] textarea").focus();
  }
  if (target.closest("[data-cancel]")) target.closest("form").remove();
});
restore();
setTimeout(refresh, 2000);
