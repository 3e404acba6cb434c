"""Realistic screenshots of the corpus's SMS: drawn, spoilt as life does, read, and judged beside their own text."""
