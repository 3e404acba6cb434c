"""Attacks on the judge: frauds of the corpus reworded as fraudsters do, and how many are still caught."""
