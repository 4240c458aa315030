"""Videos as files: what they are by their content, not by their name, and what they tell of place and device. Pure."""
