"""Every error that leaves the program.

HcIngestError              what is wrong, where, what to do; owns its exit code
├─ UsageError          2   options that cannot be meant
├─ SourceError         3   the input cannot be read
│  ├─ SourceMissingError       no such file (also FileNotFoundError)
│  ├─ UnknownFormatError       not a PDF, Word or text document
│  ├─ DamagedFileError         the file is cut short or broken
│  ├─ LockedFileError          needs a (or another) password
│  ├─ NoTextError              only pictures of text: a scan
│  └─ TooLargeError            over a limit that keeps the machine safe
├─ OutputError         5   the results cannot be written
└─ BugError           70   our fault; asks for a report
   └─ WordsLostError           a word is owned by nobody, or twice
"""

from __future__ import annotations


class HcIngestError(Exception):
    """An error in words that a policy officer follows: ``what`` is wrong, ``where``, and the ``way_out``."""

    exit_code = 70

    def __init__(self, what: str, where: str = "", way_out: str = "") -> None:
        self.what, self.where, self.way_out = what, where, way_out
        super().__init__(what, where, way_out)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.way_out}" if self.way_out else head


class UsageError(HcIngestError):
    exit_code = 2


class SourceError(HcIngestError):
    exit_code = 3


class SourceMissingError(SourceError, FileNotFoundError):
    pass


class UnknownFormatError(SourceError):
    pass


class DamagedFileError(SourceError):
    pass


class LockedFileError(SourceError):
    pass


class NoTextError(SourceError):
    pass


class TooLargeError(SourceError):
    pass


class OutputError(HcIngestError):
    exit_code = 5


class BugError(HcIngestError):
    exit_code = 70


class WordsLostError(BugError):
    pass


def our_fault(error: Exception) -> BugError:
    """What any other exception means to a user."""
    return BugError(
        f"Something went wrong inside hcingest ({type(error).__name__}: {error}). This is a fault of the program, "
        "not of yours: please report it, with the document if you may share it."
    )
