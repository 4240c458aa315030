"""One stream of server-sent events for each open page: what of it changes, as soon as it does. Knows no Django.

In: the fragment store, watched by each process for itself. Out: the fragments that a page listens to, whenever they
show something else than before. What is sent is always what is there now, never a sequence of steps: whoever was away
for a while, or comes back to another process, gets what differs and has missed nothing.

- `subjects`: which fragments a page may listen to
- `shown`: what a fragment shows, and what of it to send to whoever has an earlier one
- `hub`: watches the store, keeps what is shown, wakes the connections
- `connection`: one reader's connection, over RSGI and ASGI
- `addresses`: how many connections an address has
- `shutdown`: ends the connections when the server is told to stop
"""
