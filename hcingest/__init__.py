"""Action plans in PDF and Word become clean spreadsheets."""

from hcingest.version import __version__

__all__ = ["__version__"]
