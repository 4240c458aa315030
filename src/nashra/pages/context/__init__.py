"""RenderContext: from the database to the frozen values of nashra.pages.values. Knows no template."""
