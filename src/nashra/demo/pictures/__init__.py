"""Pictures for the demo's stories, drawn by code: a scene's name and a seed in, a JPEG out.

scenes/ has a file for each family of scenes; shapes/ what several draw (sky, water, ridges, palms).
"""
