"""The nearest stories to one: likeness, section and time together, without copies."""

from collections.abc import Collection as Some
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from nashra.related.similarity.copies import Runs, are_copies, are_headline_copies, runs, share_words
from nashra.related.similarity.cosine import Weighed, shared_stems, weighed
from nashra.search.profile import Profile

KEPT = 12
"""Stories in a list, of which pages show the first few that they do not carry yet."""
_READ = 30
"""Of the best so many are looked at for copies."""
_OF_SAME_SECTION = 0.5
_SAME_SECTION = 0.005
"""What a shared section adds: a part of the likeness, and a little by itself, which decides among stories that
are hardly alike."""
_OF_SAME_TIME = 0.2
_HALVED_AFTER = 30.0
_DAY = 86_400.0


class Story(msgspec.Struct, frozen=True, dict=True):
    """A story, as it is compared."""

    number: int
    profile: Profile
    words: str  # folded, joined by single spaces, headline first
    published: float  # seconds since 1970
    sections: frozenset[int]
    languages: tuple[str, ...]  # of the editions in which it stands, the story's own first

    @cached_property
    def runs(self) -> Runs:
        """Its runs of words."""
        return runs(self.words.split(" "))

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its telling stems."""
        return frozenset(self.profile.counts)

    @cached_property
    def headline(self) -> frozenset[str]:
        """Its headline's telling stems."""
        return self.profile.headline

    def is_copy_of(self, other: "Story") -> bool:
        """Whether the two say the same in the same words."""
        if are_headline_copies(self.headline, other.headline):
            return True
        return share_words(self.stems, other.stems) and are_copies(self.runs, other.runs)


class Near(msgspec.Struct, frozen=True):
    """How near a story is."""

    story: int
    score: float  # as near from both sides, and comparable over time
    stems: tuple[str, ...]  # that made it, the most telling first


class Nearest(msgspec.Struct, frozen=True):
    """What was found of a story's neighbourhood."""

    all: Mapping[int, Near]  # every story that was compared, copies left out; score 0: has nothing in common
    chosen: tuple[Near, ...]  # the best, of which none is a copy of another
    copies: frozenset[int]  # those that say the same as the story


def nearest(
    story: Story,
    others: Sequence[Story],
    rarity: Mapping[str, float],
    without: Some[int] = (),
    pinned: Some[int] = (),
) -> Nearest:
    """The stories nearest to one among ``others``; ``rarity`` is of its profile's stems.

    Chosen is none of those an editor struck out (``without``) or has put first already (``pinned``), and no
    copy of the latter.
    """
    own = weighed(story.profile, rarity)
    near = {other.number: _near(story, own, other) for other in others}
    ranked = sorted(
        (other for other in others if near[other.number].stems),
        key=lambda other: (-near[other.number].score, -other.number),
    )
    copies = frozenset(other.number for other in ranked[:_READ] if other.is_copy_of(story))
    first = [other for other in others if other.number in pinned]
    barred = {*copies, *without, *pinned}
    chosen = _distinct((other for other in ranked if other.number not in barred), first)
    return Nearest(
        {number: one for number, one in near.items() if number not in copies},
        tuple(near[other.number] for other in chosen),
        copies,
    )


def _near(story: Story, own: Weighed, other: Story) -> Near:
    if set(story.languages).isdisjoint(other.languages):
        return Near(other.number, 0.0, ())
    common = shared_stems(own, other.profile)
    if not common.stems:
        return Near(other.number, 0.0, ())
    score = common.likeness * _closeness(story, other) + _section(story, other)
    return Near(other.number, score, common.stems)


def _closeness(story: Story, other: Story) -> float:
    """The part that section and time add to a likeness; the same from both sides."""
    days = abs(story.published - other.published) / _DAY
    in_time = 1.0 + _OF_SAME_TIME / (1.0 + days / _HALVED_AFTER)
    return in_time * (1.0 + _OF_SAME_SECTION * bool(story.sections & other.sections))


def _section(story: Story, other: Story) -> float:
    return _SAME_SECTION * bool(story.sections & other.sections)


def _distinct(ranked: Iterable[Story], taken: list[Story]) -> Iterator[Story]:
    """The first of them that are copies neither of each other nor of those taken already."""
    room = len(taken) + KEPT
    for story in ranked:
        if len(taken) == room:
            return
        if not any(story.is_copy_of(other) for other in taken):
            taken.append(story)
            yield story
