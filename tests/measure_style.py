"""Measures a package: lengths of files and functions, annotations, and import cycles, deferred imports included."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef

_LAYOUT = {
    *(tokenize.COMMENT, tokenize.ENCODING, tokenize.NEWLINE, tokenize.NL),
    *(tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER),
}


class Function(NamedTuple):
    """`length` counts lines of code from `def` on, without docstrings, comments and blank lines."""

    name: str
    length: int
    is_annotated: bool


class Module(NamedTuple):
    """`length` counts all lines; `imports` are the modules or names that it imports, with dots."""

    name: str
    length: int
    functions: tuple[Function, ...]
    imports: frozenset[str]


def measure(package: Path) -> list[Module]:
    return [_measure_module(path, package) for path in sorted(package.rglob("*.py"))]


def _measure_module(path: Path, package: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    parts = path.relative_to(package.parent).with_suffix("").parts
    code = _code_lines(source, tree)
    return Module(
        ".".join(parts[:-1] if parts[-1] == "__init__" else parts),
        source.count("\n"),
        tuple(_functions(tree, code)),
        frozenset(_imports(tree)),
    )


def _code_lines(source: str, tree: ast.Module) -> set[int]:
    """The numbers of the lines that hold code."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in _LAYOUT:
            lines.update(range(token.start[0], token.end[0] + 1))
    for node in ast.walk(tree):
        is_documented = isinstance(node, FunctionNode | ast.ClassDef | ast.Module) and ast.get_docstring(node)
        if is_documented and isinstance(node, FunctionNode | ast.ClassDef | ast.Module):
            lines -= set(range(node.body[0].lineno, (node.body[0].end_lineno or 0) + 1))
    return lines


def _functions(tree: ast.Module, code: set[int]) -> Iterator[Function]:
    methods = {
        child
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for child in node.body
        if isinstance(child, FunctionNode)
    }
    for node in ast.walk(tree):
        if isinstance(node, FunctionNode):
            length = len(code & set(range(node.lineno, (node.end_lineno or 0) + 1)))
            yield Function(node.name, length, _is_annotated(node, is_method=node in methods))


def _is_annotated(node: FunctionNode, *, is_method: bool) -> bool:
    positional = [*node.args.posonlyargs, *node.args.args]
    if is_method and positional and positional[0].arg in ("self", "cls"):
        del positional[0]
    stars = [star for star in (node.args.vararg, node.args.kwarg) if star]
    return bool(node.returns) and all(p.annotation for p in (*positional, *node.args.kwonlyargs, *stars))


def _imports(tree: ast.Module) -> Iterator[str]:
    """What is imported anywhere, also inside functions and for type checking; relative imports are not used."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"a relative import of {node.module}"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def cycles(modules: Iterable[Module]) -> list[set[str]]:
    """The groups of modules that import one another."""
    graph = _graph(list(modules))
    reach = {name: _reachable(graph, name) for name in graph}
    groups = {
        frozenset(other for other in reach[name] if name in reach[other]) for name in graph if name in reach[name]
    }
    return [set(group) for group in groups]


def _graph(modules: list[Module]) -> dict[str, set[str]]:
    names = {module.name for module in modules}
    return {
        module.name: {
            target
            for imported in module.imports
            for target in (imported if imported in names else imported.rpartition(".")[0],)
            if target in names and target != module.name
        }
        for module in modules
    }


def _reachable(graph: Mapping[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    pending = [start]
    while pending:
        new = graph[pending.pop()] - seen
        seen |= new
        pending += new
    return seen
