"""``python -m beffroi``: the command, where its script is not on the path."""

from beffroi.faces.cli import main

if __name__ == "__main__":  # worker processes import this module as well
    main()
