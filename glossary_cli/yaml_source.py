"""YAML as people mean it: the core schema of YAML 1.2, with the place of every value and of every key.

`no`, `on`, `12:30` and dates are text, `010` is ten; `.inf` and `.nan` are text, too: no glossary can
use them. Errors are problems, never exceptions. A file may hold several documents (`---`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple, TypeAlias

from glossary_cli import yaml_errors
from glossary_cli.findings import Location, Problem, Related
from glossary_cli.glossary import Path, Place
from glossary_cli.source import Source

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"

# PyYAML's stubs know of nodes only what all kinds of them share.
Node: TypeAlias = Any

MAX_DEPTH = 50
SPARE_NODES = 10_000
"""How many more values than characters a file may hold, which only aliases can bring about."""

_PREFIX = "tag:yaml.org,2002:"
_TEXT = f"{_PREFIX}str"
_PLAIN = ""
"""The tag of what has neither quotes nor a tag, and may be something else than text."""

_LITERALS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(
    r"(?P<decimal>[-+]?[0-9]+)|0o(?P<octal>[0-7]+)|0x(?P<hexadecimal>[0-9a-fA-F]+)"
    r"|(?P<real>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
)
_NUMBER_START = frozenset("+-.0123456789")
_STARTS = _NUMBER_START | {text[0] for text in _LITERALS if text}
# Python refuses to read longer ones; they are no numbers that anybody compares.
_MOST_DIGITS = 300
_FAR_INDENT = re.compile(rf"^[ ?:-]{{{MAX_DEPTH}}}", re.MULTILINE)
_KINDS: Mapping[str, type | tuple[type, ...]] = {
    "null": type(None),
    "bool": bool,
    "int": int,
    "float": (int, float),
}


class YamlValue(NamedTuple):
    """A document, or an item of one that is a list; `data` lacks what its `problems` speak of."""

    data: Value
    places: Places
    problems: tuple[Problem, ...] = ()


class YamlFile(NamedTuple):
    """What a file holds, up to its first syntax error, which is one of `problems`."""

    values: tuple[YamlValue, ...]
    problems: tuple[Problem, ...] = ()


class Places(Mapping[Path, Place]):
    """Where values and keys stand: line, column, end line and end column, as in `Location`.

    `("facts", "lead score")` is the way to a value, `("facts", "lead score", "key")` that to its key. Where a
    mapping itself holds a key called "key", its value wins. Few places are ever asked for, so the file is
    read again for them.
    """

    def __init__(self, source: Source, document: int, item: int | None) -> None:
        self.source = source
        self.document = document
        self.item = item

    @cached_property
    def _places(self) -> dict[Path, Place]:
        source = self.source
        node = _documents(source)[self.document]
        if self.item is not None:
            node = node.value[self.item]
        found: dict[Path, Place] = {}
        for way, part in _ways(node, ()):
            found[way] = (*source.position(part.start_mark.index), *source.position(_end(part, source.text)))
        return found

    def __getitem__(self, way: Path) -> Place:
        return self._places[way]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def read_yaml(source: Source, split: bool = False) -> YamlFile:
    """Return the documents of a file; with `split`, the items of those that are lists in their place."""
    values: list[YamlValue] = []
    builder = _Builder(source)
    problems = list(_doubts(source))
    try:
        for number, root in enumerate(_compose(source.text)):
            for item, node in _items(root) if split else [(None, root)]:
                data = builder.build(node)
                values.append(YamlValue(data, Places(source, number, item), builder.taken_problems()))
    except _RefusedError as refused:
        problems.append(Problem(source.locate(*refused.span), str(refused), remedy=refused.remedy))
    except yaml_errors.kinds() as error:
        problems.append(yaml_errors.explain(error, source))
    return YamlFile(tuple(values), tuple(problems))


def _doubts(source: Source) -> Iterator[Problem]:
    if source.doubt:
        line, column = source.doubt.line, source.doubt.column
        location = Location(source.path, line, column, line, column + 1)
        yield Problem(location, f"the file {source.doubt.reason}", remedy="Save it as UTF-8")


class _RefusedError(Exception):
    """Why a file is not read on; no error of YAML, but more than a definition can need."""

    def __init__(self, node: Node, message: str, remedy: str) -> None:
        super().__init__(message)
        self.span = node.start_mark.index, node.start_mark.index + 1
        self.remedy = remedy


class _Builder:
    """Makes plain data of nodes, and problems of what plain data cannot hold."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._problems: list[Problem] = []
        self._left = len(source.text) + SPARE_NODES

    def taken_problems(self) -> tuple[Problem, ...]:
        problems, self._problems = tuple(self._problems), []
        return problems

    def build(self, node: Node, depth: int = 0) -> Value:
        if isinstance(node.value, str):
            return self._scalar(node)
        self._left -= len(node.value)
        if self._left < 0:
            raise _RefusedError(node, "aliases (*) repeat more here than a glossary can hold", "Write it out")
        if depth > MAX_DEPTH:
            raise _too_deep(node)
        if node.tag not in (_PLAIN, f"{_PREFIX}{node.id[:3]}"):
            self._report(node, f"unknown tag “{_shown(node.tag)}”", "Remove the tag")
        if node.id == "sequence":
            # Most values are text; a call for each would take a quarter of the time.
            return [n.value if n.tag == _TEXT else self.build(n, depth + 1) for n in node.value]
        return self._mapping(node, depth)

    def _mapping(self, node: Node, depth: int) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for key, value in node.value:
            name = key.value if key.tag == _TEXT else self.build(key, depth + 1)
            if not isinstance(name, str):
                self._report(key, f"a key must be text, not {_described(name)}", "Put the key in quotes")
            elif name in found:
                first = next(one for one, _ in node.value if one.value == name)
                related = Related(self._locate(first), "first here")
                self._report(key, f"the key “{name}” stands twice", "Keep one of the two", related)
            else:
                found[name] = value.value if value.tag == _TEXT else self.build(value, depth + 1)
        return found

    def _scalar(self, node: Node) -> Value:
        text: str = node.value
        if node.tag == _TEXT:
            return text
        if node.tag == _PLAIN:
            return _plain(text)
        kind = node.tag.removeprefix(_PREFIX)
        value = _plain(text)
        if kind not in _KINDS:
            self._report(node, f"unknown tag “{_shown(node.tag)}”", "Remove the tag, or put the text in quotes")
        elif not isinstance(value, _KINDS[kind]):
            self._report(node, f"“{text}” is no {_shown(node.tag)}", "Remove the tag")
        return value

    def _locate(self, node: Node) -> Location:
        return self._source.locate(node.start_mark.index, _end(node, self._source.text))

    def _report(self, node: Node, message: str, remedy: str, *related: Related) -> None:
        location = self._locate(node)
        self._problems.append(Problem(location, message, related=related, remedy=remedy))


def _plain(text: str) -> Value:
    """Return what a text without quotes stands for."""
    if text in _LITERALS:
        return _LITERALS[text]
    if text[0] not in _NUMBER_START or len(text) > _MOST_DIGITS:
        return text
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    digits = match[match.lastgroup or 0]
    match match.lastgroup:
        case "octal":
            return int(digits, 8)
        case "hexadecimal":
            return int(digits, 16)
        case "decimal":
            return int(digits)
        case _:
            return float(digits)


def _described(value: Value) -> str:
    kinds = {type(None): "empty", list: "a list", dict: "a mapping"}
    return kinds.get(type(value)) or f"the {'truth value' if isinstance(value, bool) else 'number'} {value}".lower()


def _shown(tag: str) -> str:
    return tag.replace(_PREFIX, "!!")


def _items(root: Node) -> Iterator[tuple[int | None, Node]]:
    return iter(enumerate(root.value)) if root.id == "sequence" else iter([(None, root)])


def _compose(text: str) -> Iterator[Node]:
    loader = _loader_class(_DepthLimit if _may_be_deep(text) else _Resolver)(text)
    while loader.check_node():
        yield loader.get_node()


@lru_cache(maxsize=4)
def _documents(source: Source) -> tuple[Node, ...]:
    """The nodes of a file that was read before, up to where it failed then."""
    found: list[Node] = []
    with suppress(_RefusedError, *yaml_errors.kinds()):
        found.extend(_compose(source.text))
    return tuple(found)


class _Resolver:
    """Gives nodes the tags of YAML 1.2; PyYAML's composer calls it for each."""

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        """Do nothing; nor does `ascend_resolver`."""

    def ascend_resolver(self) -> None:
        """See `descend_resolver`."""

    def resolve(self, _kind: type, value: str | None, implicit: tuple[bool, bool]) -> str:
        if value is None:
            return _PLAIN
        return _PLAIN if implicit[0] and (not value or value[0] in _STARTS) else _TEXT


class _DepthLimit(_Resolver):
    """Also counts the levels: the composer in C calls itself for each, until Python dies of a full stack."""

    depth = 0

    def descend_resolver(self, parent: Node | None, index: object) -> None:  # noqa: ARG002
        self.depth += 1
        if self.depth > MAX_DEPTH and parent is not None:
            raise _too_deep(parent)

    def ascend_resolver(self) -> None:
        self.depth -= 1


def _may_be_deep(text: str) -> bool:
    """Whether a text could nest deep enough to fill a stack; counting levels would make all others slower."""
    return text.count("[") + text.count("{") > MAX_DEPTH or _FAR_INDENT.search(text) is not None


def _too_deep(node: Node) -> _RefusedError:
    message = f"this nests more than {MAX_DEPTH} levels deep"
    return _RefusedError(node, message, "Take out levels; a definition needs six")


@cache
def _loader_class(resolver: type[_Resolver]) -> type[Any]:
    """PyYAML's composer, the one in C where there is one, with a resolver of ours."""
    return type("Loader", (*_composer_parts(), resolver), {"__init__": _start})


def _start(self: Any, text: str) -> None:
    parts = _composer_parts()
    parts[0].__init__(self, text)
    for part in parts[1:]:
        part.__init__(self)


@cache
def _composer_parts() -> tuple[type[Any], ...]:
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        from yaml.composer import Composer
        from yaml.parser import Parser
        from yaml.reader import Reader
        from yaml.scanner import Scanner

        return Reader, Scanner, Parser, Composer
    return (CParser,)


def _ways(node: Node, way: Path) -> Iterator[tuple[Path, Node]]:
    yield way, node
    if node.id == "sequence":
        for index, item in enumerate(node.value):
            yield from _ways(item, (*way, index))
    elif node.id == "mapping":
        for key, _ in node.value:
            yield (*way, str(key.value), "key"), key
        for key, value in node.value:
            yield from _ways(value, (*way, str(key.value)))


def _end(node: Node, text: str) -> int:
    """Where a node ends; PyYAML's mark of one without brackets or quotes lies after what is blank."""
    end = int(node.end_mark.index)
    if isinstance(node.value, str):
        block = text[node.start_mark.index : end] if node.style in ("|", ">") else ""
        return end - len(block) + len(block.rstrip())
    if node.flow_style or not node.value:
        return end
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last, text)
