"""``python -m hcingest``."""

from hcingest.cli import main

if __name__ == "__main__":
    main()
