"""The calendar of what the newsroom plans: days and hours of an edition's zone, without Django.

Comes in: dates, moments, zones. Goes out: frozen values that the planning's screens show.
"""
