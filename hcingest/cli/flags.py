"""Command-line flags made from the fields of the options classes, so that the two cannot drift apart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import Field, fields
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import click

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
Chosen = TypeVar("Chosen")


def flags(options: type, only: Collection[str] = ()) -> Callable[[Decorated], Decorated]:
    """One flag for each field of an options class, or for those named."""
    hints = get_type_hints(options)
    wanted = [field for field in fields(options) if not only or field.name in only]

    def decorate(command: Decorated) -> Decorated:
        for field in reversed(wanted):
            command = _flag(field, hints[field.name])(command)
        return command

    return decorate


def chosen(options: type[Chosen], arguments: Mapping[str, Any]) -> Chosen:
    """The options object that the command's arguments spell; fields without a flag keep their default."""
    names = {field.name for field in fields(options)}  # type: ignore[arg-type]
    return options(**{name: value for name, value in arguments.items() if name in names})


def _flag(field: Field[Any], hint: Any) -> Callable[[Decorated], Decorated]:
    name = "--" + field.name.replace("_", "-")
    about = {"help": field.metadata["help"], "metavar": field.metadata.get("metavar")}
    if hint is bool:
        return click.option(name, is_flag=True, default=field.default, help=about["help"])
    several = get_origin(hint) is tuple
    shows_default = bool(field.default)
    return click.option(
        name, type=_type(field, hint), multiple=several, default=field.default, show_default=shows_default, **about
    )


def _type(field: Field[Any], hint: Any) -> click.ParamType[Any]:
    if field.metadata.get("file"):
        return MaybeFile(exists=True, dir_okay=False)
    if get_origin(hint) is Literal:
        return click.Choice(get_args(hint))
    return click.IntRange(min=1) if hint is int else click.STRING


PLACE = click.Path(readable=False, path_type=Path)
"""A path as it is given; whether it can be read is found out, and said, document by document."""


class MaybeFile(click.Path):
    """An existing file, or "" for none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return super().convert(value, param, ctx) if value else ""
