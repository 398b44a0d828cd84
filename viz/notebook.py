"""The explorer in a Jupyter notebook: the same page, in a frame of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ..ontology.model import Reading
from .page import page


@dataclass(frozen=True, slots=True)
class Explorer:
    """A page a notebook shows as a cell's result; ``height`` is in pixels."""

    html: str
    height: int = 720

    def _repr_html_(self) -> str:
        """A frame that runs the page apart from the notebook: scripts and downloads, nothing else."""
        return (
            f'<iframe title="权责图谱" sandbox="allow-scripts allow-downloads" width="100%" height="{self.height}"'
            f' style="border:0" srcdoc="{escape(self.html)}"></iframe>'
        )


def explorer(readings: Sequence[Reading], height: int = 720) -> Explorer:
    """The page of ``readings``, for a notebook's last line."""
    return Explorer(page(readings), height)
