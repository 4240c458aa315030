"""Editions, sections, and the sections that an edition shows."""

from nashra.editions.models.edition import LANGUAGES, Edition, EditionSection
from nashra.editions.models.section import RESERVED_SLUGS, Section

__all__ = ["LANGUAGES", "RESERVED_SLUGS", "Edition", "EditionSection", "Section"]
