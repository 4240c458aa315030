// Draws a list so that what stays keeps its element, and with it focus, caret and what is unfolded.
export function keyed(list, rows, keyOf, make, update) {
  const there = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const focused = document.activeElement;
  const wanted = rows.map((row, at) => {
    const key = keyOf(row);
    const element = there.get(key) ?? make(row);
    element.dataset.key = key;
    update(element, row, at);
    return element;
  });
  const kept = new Set(wanted);
  for (const child of [...list.children]) if (!kept.has(child)) child.remove();
  wanted.forEach((element, at) => list.children[at] !== element && list.insertBefore(element, list.children[at] ?? null));
  if (focused && focused !== document.activeElement && list.contains(focused)) focused.focus({ preventScroll: true });
}
