"""About which time: words of time, resolved from the day of publication, and the period."""
