"""The page for anyone: what was received goes in, the answer and the next steps come out."""
