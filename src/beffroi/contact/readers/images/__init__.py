"""Images: screenshots of conversations, photographs of letters, codes to scan."""
