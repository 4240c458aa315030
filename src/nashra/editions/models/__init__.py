"""Editions, sections, the sections that an edition shows, and what they were found under before."""

from nashra.editions.models.edition import LANGUAGES, Edition, EditionSection
from nashra.editions.models.former_host import FormerHost
from nashra.editions.models.former_slug import FormerSlug
from nashra.editions.models.section import RESERVED_SLUGS, Section

__all__ = ["LANGUAGES", "RESERVED_SLUGS", "Edition", "EditionSection", "FormerHost", "FormerSlug", "Section"]
