"""The database backend that stands in while no database is configured."""
