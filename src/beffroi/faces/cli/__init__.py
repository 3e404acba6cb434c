"""The command ``beffroi``."""

from beffroi.faces.cli.start import main

__all__ = ["main"]
