"""Put what was made on the index of its owner, once and correctly."""
