"""Dates as texts give them, absolute or relative to the day of publication."""
