"""What to tell a person who wrote a wrong settings file: the key, and the nearest right one."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from importlib import resources
from typing import Any, get_args

from pydantic import BaseModel, ValidationError


def describe(error: ValidationError, model: type[BaseModel], values: dict[str, Any]) -> list[str]:
    """One line a mistake. The values themselves are not shown: a channel's address may hold a secret."""
    return [_line(item["loc"], item["type"], item["msg"], model, values) for item in error.errors()]


def _line(
    loc: tuple[int | str, ...], kind: str, message: str, model: type[BaseModel], values: dict[str, Any]
) -> str:
    where = _written(loc, values)
    if kind == "extra_forbidden":
        return f"unknown key {where}{nearest(str(loc[-1]), _fields(loc[:-1], model))}"
    if kind == "tuple_type" and isinstance(values.get(where), dict):
        return f"{where}: one of several is written [[{where}]], in two brackets"
    message = message.removeprefix("Value error, ")
    return f"{where}: {message}" if where else message


def _written(loc: tuple[int | str, ...], values: dict[str, Any]) -> str:
    """The place as a person would say it: sources (xinhua).kind rather than sources.1.kind."""
    out = ""
    here: Any = values
    for part in loc:
        if isinstance(part, int):
            here = here[part] if isinstance(here, list) and part < len(here) else None
            name = here.get("name") if isinstance(here, dict) else None
            out += f" ({name if isinstance(name, str) else f'number {part + 1}'})"
        else:
            here = here.get(part) if isinstance(here, dict) else None
            out += f".{part}" if out else part
    return out


def _fields(loc: Sequence[int | str], model: type[BaseModel]) -> Collection[str]:
    """The keys that may stand at a place of the file."""
    for part in loc:
        if isinstance(part, int):
            continue
        annotation = model.model_fields[part].annotation
        found = [a for a in (annotation, *get_args(annotation)) if _is_model(a)]
        if not found:
            return ()
        model = found[0]
    return model.model_fields


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def nearest(word: str, choices: Iterable[str]) -> str:
    """A hint in the words "; did you mean …?", or the choices where nothing is near."""
    names = sorted(choices)
    close = get_close_matches(word.lower(), names, n=1, cutoff=0.6)
    if close:
        return f"; did you mean {close[0]}?"
    return f"; known here: {', '.join(names)}" if names else ""


def known(words: Iterable[str], choices: Collection[str], what: str) -> None:
    """Raise ValueError for the first word that is not among the choices."""
    for word in words:
        if word not in choices:
            raise ValueError(f"{what} {word!r} is not known{nearest(word, choices)}")


def place(word: str) -> str:
    """A place as series name it: codes in capitals, several joined in order. Raises ValueError for a code that no place
    has, with the code of the place that may be meant."""
    from parsers import places

    names = {name.casefold(): code for name, code in places.by_name().items()}
    codes = {part for code in names.values() for part in code.split("+")}
    parts = [part.strip().upper() for part in word.split("+")]
    for part in parts:
        if part not in codes:
            raise ValueError(f"place {part!r} is not known{_place_meant(part, names, codes)}")
    return places.join(parts) or word


def _place_meant(part: str, names: Mapping[str, str], codes: Collection[str]) -> str:
    """A hint at the code: of the place that has this name, or one like it; else at the nearest codes."""
    named = names.get(part.casefold()) or next(
        (names[name] for name in get_close_matches(part.casefold(), names, n=1, cutoff=0.8)), None
    )
    near = [named] if named else get_close_matches(part, sorted(codes), n=3, cutoff=0.5)
    return (
        f"; did you mean {' or '.join(near)}?"
        if near
        else "; places are codes such as CN, CN-BJ, US and WORLD"
    )


def unique(words: Sequence[str], what: str) -> None:
    """Raise ValueError for a name that is there twice."""
    twice = sorted({word for word in words if words.count(word) > 1})
    if twice:
        raise ValueError(f"{what}: the name {twice[0]!r} is there twice")


def metrics() -> frozenset[str]:
    """The metrics that figures can have: the files of parsers/metrics, and "other"."""
    files = resources.files("parsers.metrics").iterdir()
    return frozenset({"other", *(f.name.removesuffix(".toml") for f in files if f.name.endswith(".toml"))})


def publishers() -> frozenset[str]:
    """The publishers that are built in: the modules of parsers.publishers."""
    package = importlib.import_module("parsers.publishers")
    return frozenset(module.name for module in pkgutil.iter_modules(package.__path__))
