"""Places by name, as ISO 3166-1 and 3166-2 codes."""
