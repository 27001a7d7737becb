"""Digests: short texts that stand for contents."""

from __future__ import annotations

# OpenSSL, which comes with hashlib, takes longer to load than a small run takes.
from _blake2 import blake2b

BYTES = 16


def digest_of(data: bytes, size: int = BYTES) -> str:
    """The digest of a content, of `size` bytes in hexadecimal figures."""
    return blake2b(data, digest_size=size).hexdigest()


def digest_of_texts(*texts: str, size: int = BYTES) -> str:
    """The digest of some texts in their order."""
    return digest_of("\0".join(texts).encode("utf-8", "surrogatepass"), size)
