"""Commands of the project for those who work on it: lock files, the browser of the tests, the handbook's pictures."""
