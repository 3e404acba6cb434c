"""Documents: PDF, Office, archives; their words, where they lead, and what in them runs."""
