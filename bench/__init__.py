"""Measurements that anyone can run: `python -m bench.NAME`. They skip, saying so, where their data is absent."""
