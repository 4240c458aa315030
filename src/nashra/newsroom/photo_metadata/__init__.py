"""What a photo's file says of itself: IPTC, XMP and EXIF, read into plain values. Knows no Django.

Comes in: a file from outside, which may be broken, huge or in any encoding. Goes out: clean text, cut to the lengths
that are kept. Where several say something, XMP is asked first, then IPTC, then EXIF; place and device are not read.
"""
