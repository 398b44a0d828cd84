"""What the tests of the reading room share: the seed, the reader of actors, the corpus if it is there."""

import tarfile
from pathlib import Path

import pytest
from quanze.extract import reading
from quanze.extract.actors import ActorReader
from quanze.extract.lexicon import lexicon
from quanze.extract.segment import Segmenter

ROOT = Path(__file__).parents[2]
SEED = ROOT / "data" / "laws" / "ordos-pingan-2024.txt"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def seed():
    """The seed regulation, read."""
    return reading(SEED.read_bytes(), SEED.name)


@pytest.fixture(scope="session")
def actors():
    words = lexicon()
    return ActorReader(words, Segmenter([*words.kinds, *words.domains, *words.nouns]))


@pytest.fixture(scope="session")
def law_of(tmp_path_factory):
    """A made-up law from its articles' texts: ``law_of("第一款\\n第二款", "第二条的文字")``."""

    def make(*articles):
        numbers = "一二三四五六七八九十"
        body = "\n\n".join(f"第{numbers[n]}条 {text}" for n, text in enumerate(articles))
        return reading(f"# 某某条例\n\n{body}\n".encode(), "made-up.txt")

    return make


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """The corpus unpacked, or a skip with a word where it is not beside the repository."""
    archive = SHARED / "corpus" / "laws.tar.xz"
    if not archive.is_file():
        pytest.skip("no ../shared/corpus beside this clone")
    folder = tmp_path_factory.mktemp("corpus")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "laws"
