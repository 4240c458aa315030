// Passages of a story's body as the editor shows it: what is selected, and where a passage stands now.
const CONTEXT = 64; // letters around a passage by which it is told from the same words elsewhere
const LONGEST = 4000;

/* The editors of paragraphs in their order, each with its block's id, its lines and their words. */
export function paragraphs(body) {
  return [...body.querySelectorAll(".DraftEditor-root")].map((editor) => {
    const block = editor.closest("[data-streamfield-child]")?.querySelector(":scope > input[name$='-id']")?.value ?? "";
    const lines = [...editor.querySelectorAll("[data-contents] [data-block=true]")];
    return { editor, block, lines, text: lines.map((line) => line.textContent).join("\n") };
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

/* What is selected of one paragraph, or null. */
export function selected(body) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const within = paragraphs(body).find(({ editor }) => editor.contains(range.startContainer));
  if (!within) return null;
  let start = offset(within, range.startContainer, range.startOffset);
  let end = within.editor.contains(range.endContainer)
    ? offset(within, range.endContainer, range.endOffset)
    : within.text.length;
  while (start < end && /\s/.test(within.text[start])) start += 1;
  while (start < end && /\s/.test(within.text[end - 1])) end -= 1;
  end = Math.min(end, start + LONGEST);
  if (start >= end) return null;
  const { block, text } = within;
  const [before, after] = [text.slice(Math.max(start - CONTEXT, 0), start), text.slice(end, end + CONTEXT)];
  return { block, start, end, quotation: text.slice(start, end), before, after };
}

/* Where a passage stands in the paragraphs now: its paragraph, by number, and the range; null: nowhere. */
export function find(all, passage) {
  const found = all.flatMap((paragraph, number) =>
    occurrences(paragraph.text, passage.quotation).map((start) => ({ number, start, likeness: likeness(paragraph, start, passage) })),
  );
  if (!found.length) return null;
  const { number, start } = found.reduce((best, one) => (one.likeness > best.likeness ? one : best));
  const range = document.createRange();
  const [from, to] = [place(all[number], start), place(all[number], start + passage.quotation.length)];
  if (!from || !to) return null;
  range.setStart(...from);
  range.setEnd(...to);
  return { number, start, range };
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
