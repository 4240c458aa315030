"""The reading path: an application that joins pages from fragments in front of Django.

In: an HTTP request. Out: a page, or the request handed on. Knows no Django.

- `app`: the application, for ASGI and RSGI: read, else fill and read, else hand on
- `reader`: reading and filling, whatever protocol the server speaks
- `rsgi`: handing a request of RSGI on to an application of ASGI
- `router`: which addresses are the edge's, the keys of their recipes, and what host a header names
- `site_pages`: from host and path to a page, remembered while nothing in the store changes
- `render_on_miss`: one rendering of a missing fragment, however many wait for it
- `brotli_cache`: brotli, for pages that are asked for often
- `responses`: a page's response, its conditional and compressed forms
- `stream`: server-sent events, by which open pages learn what of them has changed
- `policy`: the content security policy of public pages and of drafts
- `negotiation`: what Accept-Encoding and If-None-Match ask for
"""
