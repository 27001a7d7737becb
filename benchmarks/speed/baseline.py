"""Lists a tree and hashes its files, and does nothing else: the least that a check of what has changed has to do.

python baseline.py FOLDER
"""

import os
import sys
from hashlib import blake2b


def main() -> None:
    whole = blake2b()
    for folder, folders, names in os.walk(sys.argv[1]):
        folders.sort()
        for name in sorted(names):
            with open(f"{folder}/{name}", "rb") as file:  # noqa: PTH123
                whole.update(blake2b(file.read()).digest())
    print(whole.hexdigest())


if __name__ == "__main__":
    main()
