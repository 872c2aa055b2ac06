"""Rosters on paper: the plan for the wall, a page for each person, and the document for drøfting, as tagged PDF."""

from __future__ import annotations

from instances.paper.discussion import discussion
from instances.paper.person import person_pages
from instances.paper.wall import wall_plan

__all__ = ["discussion", "person_pages", "wall_plan"]
