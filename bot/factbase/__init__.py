"""What is known: the model of a fact, loading it from YAML, and the editorial rules. Pure: no clock, no network."""
