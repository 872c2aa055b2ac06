"""Sample wards made from declared facts: same name and seed, same bytes.

``python -m instances.generator`` writes the stored instances again.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from instances.generator.everything import everything
from instances.generator.ha import ha
from instances.generator.hemnesberget import hemnesberget, omsorg
from instances.generator.hjemmetjenesten import hjemmetjenesten
from instances.generator.korgen import korgen_6, korgen_12
from instances.generator.korgen_holidays import korgen_jul, korgen_paske
from instances.generator.leknes import leknes
from instances.generator.miljotjenesten import miljotjenesten
from instances.generator.oksnes import oksnes
from instances.generator.plan2030 import plan2030
from models.instance import Instance

SAMPLES: dict[str, Callable[[str, random.Random], Instance]] = {
    "everything": everything,
    "hemnes/korgen": korgen_6,
    "hemnes/korgen-12": korgen_12,
    "hemnes/korgen-jul": korgen_jul,
    "hemnes/korgen-paske": korgen_paske,
    "hemnes/hemnesberget": hemnesberget,
    "hemnes/omsorg": omsorg,
    "hemnes/hjemmetjenesten": hjemmetjenesten,
    "hemnes/miljotjenesten": miljotjenesten,
    "oksnes": oksnes,
    "vestvagoy/leknes": leknes,
    "plan2030": plan2030,
    "ha": ha,
}
"""How each sample is made, by its short name."""

ON_DEMAND = frozenset({"ha"})
"""Samples that are too large to be stored as files."""

SEED = 1
"""The seed of the stored files."""


def generate(name: str, seed: int) -> Instance:
    """The sample ``name`` with people, wishes and traits drawn from ``seed``.

    Raises
    ------
    ValueError
        When there is no sample of that name.
    """
    if name not in SAMPLES:
        raise ValueError(f'eksempelet "{name}" finnes ikke; velg ett av {", ".join(sorted(SAMPLES))}')
    return SAMPLES[name](name, random.Random(f"{name}:{seed}"))  # noqa: S311
