"""The HTTP API, version 1: contacts in, verdicts out."""
