"""PDFs read back."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader


def pages(content: bytes) -> list[str]:
    """The text of each page, with one blank between words."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(io.BytesIO(content)).pages]


def whole(content: bytes) -> str:
    return " ".join(pages(content))


def size_mm(content: bytes) -> tuple[int, int]:
    """Width and height of the first page."""
    box = PdfReader(io.BytesIO(content)).pages[0].mediabox
    return round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)


def accessible(content: bytes) -> bool:
    """Whether it says it is PDF/UA-1, is tagged, and has a language and a title."""
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]
    said = root["/Metadata"].get_data()
    return (
        b"<pdfuaid:part>1</pdfuaid:part>" in said
        and bool(root["/MarkInfo"]["/Marked"])
        and root["/Lang"].startswith("nb")
        and bool(reader.metadata and reader.metadata.title)
    )


def without_blanks(text: str) -> str:
    """Text that was broken over lines or letter-spaced, to look for something in."""
    return re.sub(r"\s+", "", text)
