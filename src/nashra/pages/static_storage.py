"""The storage that collected files go to: named by their content, and compressed beforehand."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.files.base import ContentFile, File
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from nashra.pages import scripts


class WholeCompressor(Compressor):
    """Leaves no half of a compressed file where it is killed."""

    def write_data(self, path: str, data: bytes, suffix: str, stat_result: os.stat_result) -> str:
        scratch = super().write_data(path, data, f"{suffix}.new", stat_result)
        os.replace(scratch, path + suffix)
        return path + suffix


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Compresses what pages ask for: files named by their content, each once."""

    support_js_module_import_aggregation = True  # modules import each other by these names too

    def _save(self, name: str, content: File[bytes]) -> str:
        if scripts.is_for_readers(name):
            whole = b"".join(content.chunks())  # from its start, wherever it was read to
            content = ContentFile(scripts.smaller(whole.decode()).encode())
        return str(super()._save(name, content))

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress those that have not been compressed at an earlier collection."""
        named = set(self.hashed_files.values())
        return super().compress_files(
            [path for path in paths if path in named and not self.exists(f"{path}.gz")]
        )

    def create_compressor(self, **options: Any) -> WholeCompressor:
        """What compresses."""
        return WholeCompressor(**options)
