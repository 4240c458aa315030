"""Which stories are nearest to one, and by which words. Pure; docs/related.md tells why so.

- `more_like_this`: the stems to ask the engine with
- `cosine`: what two stories share
- `copies`: two texts that are one
- `nearest`: all together
- `list_merge`: what a newcomer changes in the lists of others
"""
