// Passages of a story's body as the editor shows it: what is selected, and where a passage stands now.
const CONTEXT = 64; // letters around a passage by which it is told from the same words elsewhere
const LONGEST = 4000;

const FIELDS = "input[type=text][name*='-value'], textarea[name*='-value']"; // subheadings, quotations, captions

/* The texts of a body in their order: a paragraph's editor with its lines, or a field; each with its block's id. */
export function texts(body) {
  return [...body.querySelectorAll(`.DraftEditor-root, ${FIELDS}`)].map((element) => {
    const block = element.closest("[data-streamfield-child]")?.querySelector(":scope > input[name$='-id']")?.value ?? "";
    if (element.matches(FIELDS)) return { element, block, text: element.value };
    const lines = [...element.querySelectorAll("[data-contents] [data-block=true]")];
    return { element, block, lines, text: lines.map((line) => line.textContent).join("\n") };
  });
}

/* A place of the document as one of a paragraph's text. */
function offset({ lines }, node, inNode) {
  let before = 0;
  for (const line of lines) {
    const range = document.createRange();
    range.selectNodeContents(line);
    if (range.comparePoint(node, inNode) < 0) return before;
    if (range.comparePoint(node, inNode) === 0) {
      range.setEnd(node, inNode);
      return before + range.toString().length;
    }
    before += line.textContent.length + 1;
  }
  return Math.max(before - 1, 0);
}

/* A place of a paragraph's text as one of the document. */
function place({ lines }, wanted) {
  let left = wanted;
  for (const line of lines) {
    const length = line.textContent.length;
    if (left <= length) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (left <= node.length) return [node, left];
        left -= node.length;
      }
      return [line, 0];
    }
    left -= length + 1;
  }
  return null;
}

/* What is selected of one text, or null. */
export function selected(body) {
  const found = selectedOfField(body) ?? selectedOfParagraph(body);
  if (!found) return null;
  let { start, end } = found;
  const { block, text } = found.within;
  while (start < end && /\s/.test(text[start])) start += 1;
  while (start < end && /\s/.test(text[end - 1])) end -= 1;
  end = Math.min(end, start + LONGEST);
  if (start >= end) return null;
  const [before, after] = [text.slice(Math.max(start - CONTEXT, 0), start), text.slice(end, end + CONTEXT)];
  return { block, start, end, quotation: text.slice(start, end), before, after };
}

function selectedOfField(body) {
  const within = texts(body).find(({ element, lines }) => !lines && element === document.activeElement);
  return within && { within, start: within.element.selectionStart, end: within.element.selectionEnd };
}

function selectedOfParagraph(body) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const within = texts(body).find(({ element, lines }) => lines && element.contains(range.startContainer));
  if (!within) return null;
  const end = within.element.contains(range.endContainer)
    ? offset(within, range.endContainer, range.endOffset)
    : within.text.length;
  return { within, start: offset(within, range.startContainer, range.startOffset), end };
}

/* What is selected, as a place on the screen: of a field the field itself. */
export function selectedPlace() {
  const field = document.activeElement?.matches(FIELDS) ? document.activeElement : null;
  return (field ?? document.getSelection().getRangeAt(0)).getBoundingClientRect();
}

/* Where a passage stands in the texts now: the text, by number, and the range or the field; null: nowhere. */
export function find(all, passage) {
  const found = all.flatMap((text, number) =>
    occurrences(text.text, passage.quotation).map((start) => ({ number, start, likeness: likeness(text, start, passage) })),
  );
  if (!found.length) return null;
  const { number, start } = found.reduce((best, one) => (one.likeness > best.likeness ? one : best));
  const end = start + passage.quotation.length;
  if (!all[number].lines) return { number, start, end, field: all[number].element };
  const [from, to] = [place(all[number], start), place(all[number], end)];
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return { number, start, end, range };
}

function occurrences(text, words) {
  const starts = [];
  for (let at = text.indexOf(words); at !== -1 && words; at = text.indexOf(words, at + 1)) starts.push(at);
  return starts;
}

/* The letters around it that are as they were count most, then its block, then how far it has moved. */
function likeness({ block, text }, start, passage) {
  const end = start + passage.quotation.length;
  const before = common([...text.slice(Math.max(start - passage.before.length, 0), start)].reverse(), [...passage.before].reverse());
  const after = common([...text.slice(end, end + passage.after.length)], [...passage.after]);
  const isSame = passage.block && passage.block === block;
  return before + after + (isSame ? 8 : 0) - Math.abs(start - passage.start) / 1e6;
}

function common(one, other) {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}
