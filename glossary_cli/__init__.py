"""The linter that holds documents to one agreed definition per concept."""

__version__ = "0.1.0"
