"""Pages: what a page in HTML shows to a person, and what it only holds."""
