"""Ways in: each reads a request, calls the door and shows the answer; none judges."""
