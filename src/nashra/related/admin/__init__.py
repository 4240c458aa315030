"""The related list in a story's form."""
