"""Fragment stores: `protocol` says what one does, `lmdb/` and `memory` do it; `versioning` is the rule of all."""
