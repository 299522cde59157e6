"""The hand-written half of the package, copied into it as it stands."""
