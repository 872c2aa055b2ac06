"""The sample instances that come with the product, by short name."""

from __future__ import annotations

from importlib import resources

from instances.generator import ON_DEMAND, SAMPLES, SEED, generate
from models.instance import Instance


def sample_names() -> tuple[str, ...]:
    """Short names of the samples, such as ``hemnes/korgen``."""
    return tuple(SAMPLES)


def load_named(name: str) -> Instance:
    """A sample: read from its file, or made on the spot when it is too large to be stored.

    Raises
    ------
    ValueError
        When there is no sample of that name.
    """
    if name not in SAMPLES:
        raise ValueError(f'eksempelet "{name}" finnes ikke; velg ett av {", ".join(sample_names())}')
    if name in ON_DEMAND:
        return generate(name, SEED)
    file = resources.files("instances").joinpath(*f"{name}.json".split("/"))
    return Instance.model_validate_json(file.read_text(encoding="utf-8"))
