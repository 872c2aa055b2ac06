"""Texts for people as they stand in the code of a module."""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

FOR_PEOPLE = re.compile(r"[a-zæøå]{2,} .*[a-zæøå]{2,}|[a-zæøå]{2,}[^a-zæøå]* [^ ]|^[A-ZÆØÅ][a-zæøå]{3,}$")
"""Two words or more, or one with a capital."""


def texts(path: Path, examples: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Examples of every text in the code of a module, but for what describes the code.

    Parameters
    ----------
    examples:
        What functions that texts call give; what is not named is ``3``.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = set(_descriptions(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {inner for value in node.values for inner in _literals(value)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.Constant) and node not in skipped:
            yield from (text for text in _made(node, examples) if FOR_PEOPLE.search(text))


def _descriptions(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        for inner in ast.iter_child_nodes(node):
            if isinstance(inner, ast.Expr) and isinstance(inner.value, ast.Constant):
                yield inner.value


def _literals(value: ast.expr) -> Iterator[ast.AST]:
    """What stands in a text that is put together, but for the branches of a choice, which are texts of their own."""
    if isinstance(value, ast.Constant):
        yield value
    for inner in ast.walk(value):
        if isinstance(inner, ast.Constant | ast.JoinedStr) and not isinstance(value, ast.Constant):
            yield inner


def _made(node: ast.expr, examples: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What an expression may give."""
    match node:
        case ast.Constant(value=value):
            return [value] if isinstance(value, str) else ["3"]
        case ast.JoinedStr(values=values):
            return ["".join(parts) for parts in itertools.product(*(_made(one, examples) for one in values))]
        case ast.FormattedValue(value=value, conversion=conversion):
            return [f"'{one}'" if conversion == ord("r") else one for one in _made(value, examples)]
        case ast.IfExp(body=body, orelse=orelse):
            return [*_made(body, examples), *_made(orelse, examples)]
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)) | ast.Name(id=name):
            return list(examples.get(name, ("3",)))
        case ast.Attribute(attr=name):
            return list(examples.get(name, ("3",)))
    return ["3"]
