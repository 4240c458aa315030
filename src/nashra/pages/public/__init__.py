"""What Django answers of the public sites: older pages of a section, search, previews, errors, files."""
