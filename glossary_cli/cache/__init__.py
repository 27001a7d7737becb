"""What one run leaves to the next: in one file for a repository, in the user's folder of caches."""
