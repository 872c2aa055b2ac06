"""The competition's rules said in the four primitives."""

from benchmarks.families.inrc1.lowering.problem import lower

__all__ = ["lower"]
