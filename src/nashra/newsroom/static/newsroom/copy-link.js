// "Copy link", wherever a story's addresses stand.
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const field = Object.assign(document.createElement("textarea"), { value: text }); // a newsroom without https
  document.body.append(field);
  field.select();
  const isCopied = document.execCommand("copy");
  field.remove();
  if (!isCopied) throw new Error("not copied");
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const label = button.textContent;
  try {
    await copy(button.dataset.copy);
  } catch {
    window.prompt(label, button.dataset.copy);
    return;
  }
  button.textContent = button.dataset.copied;
  setTimeout(() => (button.textContent = label), 2000);
});
