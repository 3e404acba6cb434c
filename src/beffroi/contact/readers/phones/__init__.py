"""Telephones: backups and tables of messages, call logs, conversations that somebody pasted."""
