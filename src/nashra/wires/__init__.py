"""What comes in from elsewhere: other systems' pages and archives.

In: files. Out: stories, made through the newsroom's actions.
"""
