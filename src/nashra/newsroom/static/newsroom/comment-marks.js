// Marks in the text the passages that have a comment: words of paragraphs, and fields as a whole.
export class Marks {
  fields = [];

  draw(open, current) {
    for (const field of this.fields) delete field.dataset.commented;
    this.fields = open.filter(({ field }) => field).map(({ field }) => field);
    for (const field of this.fields) field.dataset.commented = "";
    for (const { field } of current) if (field) field.dataset.commented = "current";
    if (!CSS.highlights) return;
    for (const [name, places] of [["comment", open], ["comment-current", current]])
      CSS.highlights.set(name, new Highlight(...places.filter(({ range }) => range).map(({ range }) => range)));
  }
}
