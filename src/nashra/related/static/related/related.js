// Shows a story's related list in its form, where an editor pins and strikes out. Each choice is saved at once.

const form = document.getElementById("w-editor-form");
const { related, chooser } = document.querySelector("[data-related]")?.dataset ?? {};
const story = form && new URL(form.action).pathname.match(/\/stories\/edit\/(\d+)\//)?.[1];
const panel = document.createElement("section");

async function load(posted) {
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const asked = posted ? { method: "POST", headers, body: new URLSearchParams(posted) } : {};
  panel.setAttribute("aria-busy", "true");
  const answer = await fetch(related.replace("/0/", `/${story}/`), asked);
  const text = await answer.text();
  if (answer.ok && !answer.redirected) panel.innerHTML = text;
  else if (answer.status === 503) say(text);
  panel.removeAttribute("aria-busy");
}

/** Says above the list why nothing was done. */
function say(text) {
  panel.querySelector('[role="alert"]')?.remove();
  const said = document.createElement("p");
  said.setAttribute("role", "alert");
  said.textContent = text;
  panel.prepend(said);
}

function choose(event) {
  const chosen = event.target.closest("[data-do]");
  if (chosen) load({ do: chosen.dataset.do, story: chosen.dataset.story });
  else if (event.target.closest("[data-choose]")) {
    window.ModalWorkflow({
      url: chooser,
      onload: window.CHOOSER_MODAL_ONLOAD_HANDLERS,
      responses: { chosen: (found) => load({ do: "pin", story: found.id }) },
    });
  }
}

if (story) {
  panel.className = "near";
  panel.addEventListener("click", choose);
  (form.querySelector("[data-story-form]") ?? form).append(panel);
  load();
}
