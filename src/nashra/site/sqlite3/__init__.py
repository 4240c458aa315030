"""Django's SQLite with JSON kept as readable UTF-8, where escapes would triple Arabic."""
