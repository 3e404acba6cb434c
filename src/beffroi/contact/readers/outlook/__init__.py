"""Outlook: its files, and what it packs for itself into mails."""
