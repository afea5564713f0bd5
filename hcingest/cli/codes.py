"""``hcingest codes``: what a code stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from hcingest.cli.flags import flags
from hcingest.cli.streams import put_out, say
from hcingest.errors import UsageError
from hcingest.model.plan import GlossaryEntry
from hcingest.options import Options


@click.command(short_help="Look up what a code stands for.")
@click.argument("words", metavar="[CODE|WORDS]...", nargs=-1)
@click.option("--list", "scheme", metavar="SCHEME", help="All codes of a scheme: NI, PSA, DSO, SDG.")
@flags(Options, only=["schemes"])
def codes(words: tuple[str, ...], scheme: str | None, schemes: str) -> None:
    """Look codes up in the reference sets, by code (NI 35) or by words of the title (violent extremism)."""
    from hcingest.matcher.lookup import Lists

    if not words and not scheme:
        raise UsageError("nothing to look up.", way_out='Give a code ("NI 35"), words of a title, or --list NI.')
    lists = Lists(schemes)
    found = lists.all_of(scheme) if scheme else lists.look_up(" ".join(words))
    put_out("".join(f"{line}\n" for entry in found for line in _lines(entry)))
    if not found:
        say("Nothing found in the reference sets.")


def _lines(entry: GlossaryEntry) -> Iterator[str]:
    yield f"{entry.code}\t{entry.title}{_sure(entry)}{_linked(entry.linked)}"


def _sure(entry: GlossaryEntry) -> str:
    return f" ({entry.title_confidence})" if entry.title_confidence else ""


def _linked(linked: Iterable[str]) -> str:
    named = "; ".join(linked)
    return f" [{named}]" if named else ""
