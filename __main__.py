"""``python -m quanze`` is the same as ``quanze``."""

import sys

from .cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
