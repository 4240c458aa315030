"""What readers type and are shown: parsing the box, extracts, suggestions, and what they may have meant.

Pure; in comes whatever was typed, out come values for the engine and for templates.
"""
