"""Questions about a call or a visit, each chosen because its answer can change the verdict most."""

from beffroi.interview.unsaid import Unsaid, unsaid

__all__ = ["Unsaid", "unsaid"]
