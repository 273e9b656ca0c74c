"""Export formats: annotated citations as files. One module each."""
