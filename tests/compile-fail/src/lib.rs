//! Nothing: the programs under `tests/must_not_compile` are what this package is for.
