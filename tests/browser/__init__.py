"""The pages in a real browser: what scripts do on them. Run by `make browser`, not with the other tests."""
