"""The index's fields. Words come in stemmed and cut by us, so Tantivy only splits them at spaces."""

import tantivy

VOCABULARY = "vocabulary"
"""The folder of a generation's vocabulary, which is an index of its own."""

VERSION = 3
"""Raised when fields or the analysis change, so that an older index is rebuilt and not misread."""


def schema() -> tantivy.Schema:
    """One document is a story in one edition."""
    fields = tantivy.SchemaBuilder()
    for name in ("story", "edition", "section", "first"):
        fields.add_unsigned_field(name, indexed=True, fast=True)
    fields.add_unsigned_field("author", indexed=True)
    fields.add_integer_field("published", indexed=True, fast=True)
    fields.add_unsigned_field("length", fast=True)
    fields.add_unsigned_field("fingerprint", fast=True)
    fields.add_text_field("stems", tokenizer_name="whitespace", index_option="position")
    fields.add_text_field("lead", tokenizer_name="whitespace", index_option="freq")
    fields.add_text_field("opening", tokenizer_name="whitespace", index_option="freq")
    fields.add_text_field("grams", tokenizer_name="whitespace", index_option="freq")
    fields.add_text_field("headline_words", tokenizer_name="whitespace", index_option="position")
    fields.add_bytes_field("headline", stored=True)
    fields.add_bytes_field("text", stored=True)
    fields.add_bytes_field("profile", stored=True)
    return fields.build()


def vocabulary_schema() -> tantivy.Schema:
    """One document is a distinct word, with its keys joined to it: ``key_word``."""
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("word", tokenizer_name="raw", index_option="basic")
    fields.add_text_field("keyed", tokenizer_name="whitespace", index_option="basic")
    return fields.build()
