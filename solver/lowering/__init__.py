"""Lowering: every rule line of an instance said in the four primitives.

One module for each kind of rule, of the same name as its file in ``models/rules``.
"""
