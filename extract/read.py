"""Bytes to a Document: a text file is decoded; text is taken out of a Word file or a web page.

From here on there is one text, and spans into it.  Where it is not the file's own (it came out
of a Word file or a page, or its cut lines were joined), it is what a build keeps, and what the
SHA-256 is of.
"""

import hashlib

from ..ontology.errors import Place, SourceError
from ..ontology.model import Document
from . import web_page, word_file
from .unwrapped import unwrapped

ENCODINGS = ("utf-8-sig", "gb18030")
ZIP = b"PK\x03\x04"
MAGIC = {
    b"%PDF": "a PDF (pdftotext makes text of it)",
    b"\xd0\xcf\x11\xe0": "an old Word or WPS (.doc, .wps) file",
    b"{\\rtf": "a rich text (.rtf) file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a gzip file",
    b"\xfd7zX": "an xz file",
    b"Rar!": "a rar file",
    b"7z\xbc\xaf": "a 7z file",
}


def document(raw: bytes, origin: str) -> Document:
    """Read one law file.  ``origin`` is what error messages call it.

    Read are UTF-8 (with or without mark), UTF-16 with mark, GB18030 (what older office machines
    write), Word's .docx and saved web pages.  Raises SourceError for an empty file and any other.
    """
    for magic, name in MAGIC.items():
        if raw.startswith(magic):
            raise SourceError(
                Place(origin),
                f"这不是文本文件 this is {name}, not text",
                "请先另存为纯文本或者 .docx Save it as plain text (UTF-8) or .docx first",
            )
    decoded = word_file.text(raw, origin) if raw.startswith(ZIP) else _decoded(web_page.unpacked(raw), origin)
    text = unwrapped(web_page.text(decoded) if web_page.is_page(decoded) else decoded)
    if not text.strip():
        raise SourceError(
            Place(origin), "文件是空的 the file is empty", "请提供法规全文 Give the text of a law"
        )
    control = next((n for n, c in enumerate(text) if c < " " and c not in "\t\n\r\f\v"), None)
    if control is not None:
        raise SourceError(
            Place(origin, text.count("\n", 0, control) + 1),
            f"含有控制字符 a control character U+{ord(text[control]):04X} stands where text should",
            "请另存为纯文本 Save the law as plain text (UTF-8)",
        )
    own = text is decoded and not raw.startswith(ZIP)
    return Document(text, origin, hashlib.sha256(raw if own else text.encode()).hexdigest())


def _decoded(raw: bytes, origin: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ENCODINGS
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            last = error
    line = raw.count(b"\n", 0, last.start) + 1
    raise SourceError(
        Place(origin, line),
        f"无法按 UTF-8 或 GB18030 解码 byte 0x{raw[last.start]:02x} is neither UTF-8 nor GB18030",
        "请另存为 UTF-8 纯文本 Save the law as plain text (UTF-8)",
    )
