"""The database backend of the tests: test databases are the owner's, the tests run as the application."""
