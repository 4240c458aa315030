/* All that a page's script does; without it every page can be read whole. */

const { lang, dataset } = document.documentElement;
const locale = `${lang}-u-nu-${dataset.digits || "latn"}`;

/* The section that the page belongs to is marked in the navigation and scrolled into view there. */
function markSection() {
  const here = location.pathname;
  const links = [...document.querySelectorAll(".sections a")];
  const current = links.find(({ pathname }) => here === pathname || (pathname !== "/" && here.startsWith(`${pathname}/`)));
  if (!current) return;
  current.setAttribute("aria-current", current.pathname === here ? "page" : "true");
  const list = current.closest("ul");
  const [item, frame] = [current.getBoundingClientRect(), list.getBoundingClientRect()];
  if (item.left < frame.left || item.right > frame.right) {
    list.scrollLeft += (item.left + item.right - frame.left - frame.right) / 2;
  }
}

/* Times of the last week say how long ago; older ones stay dates. The full time moves into the tooltip. */
function tellAges() {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  for (const time of document.querySelectorAll("time[data-relative]")) {
    const minutes = (Date.parse(time.dateTime) - Date.now()) / 60000;
    if (!(minutes <= 1 && minutes > -7 * 1440)) continue;
    time.dataset.full ??= time.textContent;
    time.title = time.dataset.full;
    if (minutes > -59.5) time.textContent = relative.format(Math.min(-1, Math.round(minutes)), "minute");
    else if (minutes > -1410) time.textContent = relative.format(Math.round(minutes / 60), "hour");
    else {
      const days = Math.round(minutes / 1440);
      time.textContent = (days === -2 && document.documentElement.dataset.dayBefore) || relative.format(days, "day");
    }
  }
}

/* Breaking news goes at its end, on a page that was opened before too, and where the newsroom's worker is late. */
function endBreaking() {
  const bar = document.querySelector(".breaking");
  const left = Date.parse(bar?.dataset.until) - Date.now();
  if (left <= 0) bar.remove();
  else if (left < 86400000) setTimeout(endBreaking, left);
}

/* What is embedded loads nothing until a reader asks for it. */
function openEmbeds(event) {
  const link = event.target.closest(".embed a");
  const template = link?.parentElement.querySelector("template");
  if (!template?.innerHTML.trim() || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  link.parentElement.replaceChildren(template.content.cloneNode(true));
}

/* What needs a script beside the links of services: copying, and the device's own ways. */
function offerSharing() {
  const menu = document.querySelector(".share");
  if (!menu) return;
  const url = document.querySelector("link[rel=canonical]").href;
  const offer = (name, act) => {
    const item = menu.querySelector(`[data-share=${name}]`);
    item.hidden = false;
    item.firstChild.addEventListener("click", (event) => act(event.target).catch(() => {}));
  };
  if (navigator.clipboard) {
    offer("copy", async (button) => {
      await navigator.clipboard.writeText(url);
      button.textContent = button.dataset.done;
    });
  }
  if (navigator.share) offer("device", () => navigator.share({ title: document.querySelector("h1").textContent, url }));
  document.addEventListener("click", ({ target }) => menu.contains(target) || (menu.open = false));
  menu.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    menu.open = false;
    menu.firstElementChild.focus();
  });
}

markSection();
endBreaking();
tellAges();
setInterval(tellAges, 60000);
addEventListener("nashra:shown", () => (tellAges(), endBreaking()));
document.addEventListener("click", openEmbeds);
offerSharing();
if ("offline" in dataset) navigator.serviceWorker?.register("/worker.js");
