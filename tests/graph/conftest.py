"""The seed regulation, read and as a graph: once for all tests of this room."""

from pathlib import Path

import pytest
from quanze.extract import reading
from quanze.graph import quads, store

SEED = Path(__file__).parents[2] / "data/laws/ordos-pingan-2024.txt"


@pytest.fixture(scope="session")
def seed_reading():
    return reading(SEED.read_bytes(), SEED.name)


@pytest.fixture(scope="session")
def seed_quads(seed_reading):
    return list(quads.of_readings([seed_reading]))


@pytest.fixture
def seed_graph(seed_quads):
    return store.gather(seed_quads)
