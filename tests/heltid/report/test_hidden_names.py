"""No name is in anything that is made of a study, unless it was asked for."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest

from heltid.report.delimited import report_csv, report_json
from heltid.report.excel import report_workbook
from heltid.report.memo import memo
from heltid.report.report import Report
from tests.heltid.report.asked import NAMES
from tests.instances.paper.reading import whole


def _xlsx(report: Report) -> str:
    with zipfile.ZipFile(io.BytesIO(report_workbook(report))) as parts:
        return "\n".join(parts.read(name).decode("utf-8") for name in parts.namelist())


def _pdf(report: Report) -> str:
    """Its text, and all else that stands in it in the open: bytes of packed streams may look like a short name."""
    made = memo(report)
    return whole(made) + re.sub(rb"(?<=stream\n).*?(?=\nendstream)", _open, made, flags=re.DOTALL).decode(
        "latin-1"
    )


def _open(stream: re.Match[bytes]) -> bytes:
    try:
        stream[0].decode("utf-8")
    except UnicodeDecodeError:
        return b""
    return stream[0]


def _json(report: Report) -> str:
    return json.dumps(report_json(report), ensure_ascii=False)


def _csv(report: Report) -> str:
    return report_csv(report).decode("utf-8-sig")


@pytest.mark.parametrize("read", [_xlsx, _pdf, _json, _csv])
def test_names_are_hidden(hidden: Report, read: Callable[[Report], str]) -> None:
    said = read(hidden)
    assert not [part for name in NAMES for part in name.split() if re.search(rf"\b{part}\b", said)]
    assert not re.search(r"\b(kari|ola)\b", said)
    assert read is _csv or "Ansatt 1" in said


@pytest.mark.parametrize("read", [_xlsx, _json])
def test_names_are_shown_when_asked_for(shown: Report, read: Callable[[Report], str]) -> None:
    said = read(shown)
    assert all(name in said for name in NAMES)
    assert "Ansatt 1" not in said
