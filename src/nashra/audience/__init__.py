"""What readers do: counting views and finding the most read.

In: views that browsers report. Out: ranked story numbers of each edition.
"""
