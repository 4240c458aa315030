"""The backend that settings.DATABASES names."""

from __future__ import annotations

import json
from typing import Any

from django.db.backends.sqlite3 import base, operations


class DatabaseOperations(operations.DatabaseOperations):
    def adapt_json_value(self, value: Any, encoder: Any) -> str:
        return json.dumps(value, cls=encoder, ensure_ascii=False)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
