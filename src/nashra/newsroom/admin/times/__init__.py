"""One field for every time in the newsroom: typed freely, in an edition's zone, and told back in words.

Comes in: what an editor types beside a named zone. Goes out: a moment, or a sentence at the field that says why not.
Reading and writing are `nashra.arabic.times`; here are the form field, its sentences and the endpoint that answers
while somebody types.
"""
