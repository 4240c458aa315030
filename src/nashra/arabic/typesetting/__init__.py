"""Text as an edition sets it: its quotation marks, spaces that do not break, digits, and runs of the other direction.

`style` says what an edition wants; `plain` sets a text; `isolates` finds what would turn its neighbours around;
`markup` does both for HTML. What the newsroom keeps is never changed: all of this is done where readers are shown it.
"""
