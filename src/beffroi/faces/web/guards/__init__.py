"""Guards: what stands before every answer: limits, headers, counts, and errors told without content."""
