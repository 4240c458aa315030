"""The reading path: an ASGI application that joins pages from fragments in front of Django.

In: an HTTP request. Out: a page, or the request handed on. Imports nashra.fragments only.
"""
