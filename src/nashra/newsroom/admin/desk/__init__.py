"""The desk's first page: what it is made of. Which panels stand on it, and in what order, says `site.desk`."""
