"""What is known of a video's file, and why one is not taken."""

from __future__ import annotations

from dataclasses import dataclass


class UnreadableVideoError(ValueError):
    """The file is no video that browsers play: damaged, cut short, or of another kind."""


class UnplayableVideoError(UnreadableVideoError):
    """A video in a coding that not all browsers play."""


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes of the file that are overwritten before it is served: they tell place or device."""

    start: int
    filling: bytes  # what stands there instead; what follows up to the end is zero
    end: int


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """A video as its file says."""

    ending: str  # mp4 or webm
    width: int  # in pixels, as it is shown
    height: int
    seconds: int  # 0: the file does not say
    told: tuple[Span, ...] = ()
