"""One module for each command: `configure` says its options, `run` does it."""
