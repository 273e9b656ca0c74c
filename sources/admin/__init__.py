"""The source side in the admin. One file per group of records."""

from sources.admin import desks, jobs, material

__all__ = ["desks", "jobs", "material"]
