"""What people do, whatever they do it in: ask, look up, browse. The faces draw what this gives."""
