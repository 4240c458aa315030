"""A story's page as the text that a reader's browser showed: file → checked text → its parts.

In: a text file, saved from a page of a news site. Out: a frozen PageText, or NotAPage with the reason.
Reads nothing but the file and writes nothing: making stories of the parts is the importer's.
"""
