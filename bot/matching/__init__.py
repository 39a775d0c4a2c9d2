"""Which fact answers a question, or none. Pure: a fact base and a question in, a decision out."""
