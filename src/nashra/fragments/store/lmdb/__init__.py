"""The fragment store of one machine: an LMDB file that all its processes have mapped."""
