"""Measurements of the program: how much it finds, and how fast it is."""
