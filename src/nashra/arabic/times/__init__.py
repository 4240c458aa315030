"""Times as people type them: words and digits in, an aware moment out, or the reason why not.

Comes in: text, the present moment, an edition's time zone. Goes out: a moment in UTC, or a TypedTimeError whose
problem says what to tell the person. Nothing is guessed: what could mean two things is refused or asked about.
"""
