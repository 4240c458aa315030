"""Audits the demo's public pages: Lighthouse, axe, the W3C's checker vnu and a crawl of links; `make audit`."""
