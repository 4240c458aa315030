"""The nashra command: serve, story, edition, import, and their help."""
