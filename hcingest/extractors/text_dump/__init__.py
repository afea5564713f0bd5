"""Text dumps of a plan: cells parted by tabs or Markdown pipes.

encoding (bytes -> text) -> lines (text -> rows, prose, blanks) -> mending (rows that line ends cut) -> furniture
(page headers and footers) -> reading (tables and blocks). marks: Markdown and HTML signs become style.
"""

from hcingest.extractors.text_dump.reading import read_text

__all__ = ["read_text"]
