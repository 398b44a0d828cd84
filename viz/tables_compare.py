"""Two laws' duties side by side, as a sheet and as one page that opens without network."""

from html import escape

from ..graph.compare import KINDS, Change, Comparison, Side
from .table_rows import Column, Template
from .tables_xlsx import sheet

COLUMNS = (
    ("number", "序号", 6.5),
    ("kind", "变化", 10.0),
    ("matter", "事项", 14.0),
    ("old_at", "原条款", 13.0),
    ("old", "原文", 46.0),
    ("new_at", "新条款", 13.0),
    ("new", "新文", 46.0),
    ("bearers", "主体", 30.0),
)
STYLE = """
body{font:15px/1.6 "Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2rem;color:#1c2733}
body{background:#fff}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #c5ced8;padding:.4rem .55rem;vertical-align:top;text-align:left}
th{background:#e8edf3;position:sticky;top:0}td.k{white-space:nowrap;font-weight:600}
tr.added td.k{color:#1a6b3c}tr.removed td.k{color:#a3261c}tr.bearers td.k{color:#8a4b00}
del{color:#a3261c}ins{color:#1a6b3c;text-decoration:none;border-bottom:2px solid}
"""


SILENT = "（没有主语）"


def comparison_xlsx(comparison: Comparison) -> bytes:
    """The changes as a workbook."""
    shape = Template("职责对照表", tuple(Column(*column) for column in COLUMNS))
    return sheet(shape, rows(comparison), f"{comparison.old} → {comparison.new}")


def rows(comparison: Comparison) -> tuple[dict[str, str], ...]:
    """One row a change; duties that are the same come with both texts too."""
    return tuple(
        {
            "number": str(n),
            "kind": KINDS[change.kind],
            "matter": change.matter,
            "old_at": change.old.citation if change.old else "—",
            "old": change.old.quote if change.old else "—",
            "new_at": change.new.citation if change.new else "—",
            "new": change.new.quote if change.new else "—",
            "bearers": _bearers(change) or SILENT,
        }
        for n, change in enumerate(comparison.changes, 1)
    )


def comparison_html(comparison: Comparison) -> str:
    """The changes as one page: no script, no request, every word of the laws escaped."""
    counts = "，".join(f"{KINDS[kind]} {n}" for kind, n in comparison.counts().items() if n)
    body = "".join(_line(change) for change in comparison.changes)
    title = f"{escape(comparison.old)} → {escape(comparison.new)}"
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html><html lang="zh"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<title>{title}</title><style>{STYLE}</style></head><body><h1>{title}</h1><p>{counts}</p>"
        "<table><thead><tr><th>变化</th><th>事项</th><th>原文</th><th>新文</th><th>主体</th></tr></thead>"
        f"<tbody>{body}</tbody></table></body></html>\n"
    )


def _line(change: Change) -> str:
    return (
        f'<tr class="{change.kind}"><td class="k">{KINDS[change.kind]}</td><td>{escape(change.matter)}</td>'
        f"<td>{_cell(change.old)}</td><td>{_cell(change.new)}</td><td>{_parties(change)}</td></tr>"
    )


def _cell(side: Side | None) -> str:
    return f"<b>{side.citation}</b> {escape(side.quote)}" if side else "—"


def _parties(change: Change) -> str:
    parts = [escape("、".join(change.kept))] if change.kept else []
    parts += [SILENT] if not _bearers(change) else []
    parts += [f"<ins>＋{escape(name)}</ins>" for name in change.gained]
    parts += [f"<del>{escape(name)}</del>" for name in change.lost]
    return "<br>".join(parts)


def _bearers(change: Change) -> str:
    marked = [*change.kept, *(f"＋{name}" for name in change.gained), *(f"－{name}" for name in change.lost)]
    return "、".join(marked)
