"""Sizes of photos in the shape of a slot, for Wagtail: slot-SHAPE-WIDTHxHEIGHT."""

from __future__ import annotations

from typing import Any

from wagtail.images.image_operations import FillOperation
from wagtail.images.rect import Rect

from nashra.newsroom.photo_crops import SHAPES, box, read_crop


class SlotOperation(FillOperation):
    """The part that an editor chose for the shape, or else as Wagtail fills: around the focal point."""

    def construct(self, shape: str, size: str) -> None:
        super().construct(size)
        self.shape = SHAPES[shape]
        self.vary_fields = (*FillOperation.vary_fields, f"crop_{shape}")

    def run(self, transform: Any, image: Any) -> Any:
        crop = read_crop(getattr(image, f"crop_{self.shape.name}"))
        if crop is None:
            return super().run(transform, image)
        left, top, width, height = box(crop, self.shape, *transform.size)
        cut = transform.crop(Rect(left, top, left + width, top + height).round())
        return cut.resize((self.width, self.height)) if cut.size[0] > self.width else cut
