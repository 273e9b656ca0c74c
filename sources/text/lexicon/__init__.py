"""Words of each language as data: no rules here, only lists that the rules read."""
