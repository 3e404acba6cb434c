"""E-mails: one saved by any program, one that sends another on, a mailbox; and what their signatures are worth."""
