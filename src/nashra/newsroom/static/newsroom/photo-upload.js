/* What is said of all photos stands in the form that is sent with each of them, which is Wagtail's. */
document.querySelector(".drop-zone form")?.prepend(document.querySelector("[data-of-all]"));
