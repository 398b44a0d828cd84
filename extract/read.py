"""Bytes to a Document: decode, nothing more."""

import hashlib

from ..ontology.errors import Place, SourceError
from ..ontology.model import Document

ENCODINGS = ("utf-8-sig", "gb18030")
MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip or Word (.docx) file",
    b"\xd0\xcf\x11\xe0": "an old Word (.doc) file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\x1f\x8b": "a gzip file",
    b"\xfd7zX": "an xz file",
}


def document(raw: bytes, origin: str) -> Document:
    """Decode one law file.  ``origin`` is what error messages call it.

    UTF-8 (with or without mark), UTF-16 with mark and GB18030 are read; the last is what
    older office machines write.  Raises SourceError for an empty or a binary file.
    """
    for magic, name in MAGIC.items():
        if raw.startswith(magic):
            raise SourceError(
                Place(origin),
                f"this is {name}, not text 这不是文本文件",
                "Save it as plain text (UTF-8) first 请先另存为纯文本",
            )
    text = _decoded(raw, origin)
    if not text.strip():
        raise SourceError(
            Place(origin), "the file is empty 文件是空的", "Give the text of a law 请提供法规全文"
        )
    control = next((n for n, c in enumerate(text) if c < " " and c not in "\t\n\r\f\v"), None)
    if control is not None:
        raise SourceError(
            Place(origin, text.count("\n", 0, control) + 1),
            f"a control character U+{ord(text[control]):04X} stands where text should 含有控制字符",
            "Save the law as plain text (UTF-8) 请另存为纯文本",
        )
    return Document(text, origin, hashlib.sha256(raw).hexdigest())


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
        f"byte 0x{raw[last.start]:02x} is neither UTF-8 nor GB18030 无法按 UTF-8 或 GB18030 解码",
        "Save the law as plain text (UTF-8) 请另存为 UTF-8 纯文本",
    )
