"""What was said, where, unchanged for ever; and who may see it."""
