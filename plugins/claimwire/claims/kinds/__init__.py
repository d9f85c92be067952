"""Forecast, opinion, measurement or fact: what rules find, and the learned model's last word."""
