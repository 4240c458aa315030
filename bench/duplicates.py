"""How well duplicates are found, on copies of the demo's stories. `python -m bench.duplicates` prints both tables."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from bench.duplicate_copies import Copy, Story, copies, pairs, stories
from nashra.duplicates.candidates import same_headline, same_text, worth_reading
from nashra.duplicates.compared_text import ComparedText
from nashra.duplicates.comparison import Overlap, overlap
from nashra.duplicates.signature import signature


class Shelf:
    """Stories by their bands, as the database keeps them."""

    def __init__(self, texts: Sequence[ComparedText]) -> None:
        self._texts = texts
        self._by_band: dict[int, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            for band in signature(text).bands:
                self._by_band[band].append(number)

    def read(self, text: ComparedText) -> dict[int, Overlap]:
        """What the text shares with each story that is worth reading."""
        asked = signature(text)
        found = ((band, number) for band in asked.bands for number in self._by_band.get(band, ()))
        return {number: overlap(text, self._texts[number]) for number in worth_reading(asked, found)}

    def shown(self, text: ComparedText) -> set[int]:
        """The stories that are shown to who writes the text."""
        read = self.read(text)
        return {number for number, one in read.items() if same_text(one) or same_headline(one)}


class Measured(msgspec.Struct, frozen=True):
    """Of how many copies the story was read, and shown; and how many of the shown were right."""

    copies: int
    read: float
    recall: float
    precision: float


def measure(every: Sequence[Story], asked: Sequence[Copy]) -> Measured:
    """Recall and precision of the stories that are shown to who writes each copy."""
    shelf = Shelf([story.text for story in every])
    wanted = read = right = shown = 0
    for copy in asked:
        of = {number for number, story in enumerate(every) if story.key in copy.of}
        found = shelf.shown(copy.text)
        wanted += len(of)
        read += len(of & set(shelf.read(copy.text)))
        right += len(of & found)
        shown += len(found)
    return Measured(len(asked), read / wanted, right / wanted, right / max(1, shown))


def wrongly_shown(every: Sequence[Story]) -> tuple[int, int]:
    """How many stories are shown another of the demo's, and how many of the pairs on one event are shown."""
    shelf = Shelf([story.text for story in every])
    others = sum(bool(shelf.shown(story.text) - {number}) for number, story in enumerate(every))
    return others, sum(bool(Shelf([other]).shown(one)) for one, other in pairs())


def main(arguments: Sequence[str] | None = None) -> int:
    argparse.ArgumentParser(prog="python -m bench.duplicates", description=__doc__).parse_args(arguments)
    every = stories()
    print("| copy | copies | read | recall | precision |\n|---|---|---|---|---|")
    for way, asked in copies(every).items():
        found = measure(every, asked)
        print(f"| {way} | {found.copies} | {found.read:.2f} | {found.recall:.2f} | {found.precision:.2f} |")
    others, same_event = wrongly_shown(every)
    print(f"\nDemo stories that are shown another one: {others} of {len(every)}")
    print(f"Pairs on one event, written apart, of which one is shown: {same_event} of {len(pairs())}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
