"""Planning in the newsroom: a calendar of assignments by day and week, their form, and one's own on the first page.

Comes in: what is asked of a calendar, an assignment's form, a card that was dragged. Goes out: pages, and calls of
`newsroom.actions`. Days, hours and weeks are counted by `newsroom.planning`.
"""
