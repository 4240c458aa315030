"""Related stories: each story's list, computed at publish and edited by hand.

`neighbourhood` gathers the stories to compare, from the index and the database; `similarity/` decides what is near
(pure); `texts` are stories as the database has them; `actions/` compute, edit and write lists; `queries` say who is
in whose list; `admin/` is the part that editors see.
"""
