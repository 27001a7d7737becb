"""What a text says of a concept."""
