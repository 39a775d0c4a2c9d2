"""What must outlive a run: the cached index."""
