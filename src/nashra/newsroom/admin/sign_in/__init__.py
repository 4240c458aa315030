"""How people enter the newsroom: the login, and what each account does for its own safety.

django-allauth does the work and django-axes counts what failed; here are the addresses, our rules on top, and what
both need to know of an installation. Their screens are in the newsroom's own look (`templates/allauth`).
"""
