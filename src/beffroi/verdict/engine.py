"""The version of the engine, which every verdict carries."""

__all__ = ["ENGINE"]

ENGINE = "0.1.0"  # a test holds it equal to the package's own version
