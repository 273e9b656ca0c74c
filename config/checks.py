"""System checks: what must not be deployed, and what a database must know."""
