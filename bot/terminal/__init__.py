"""The terminal face: the same desk, at a prompt."""
