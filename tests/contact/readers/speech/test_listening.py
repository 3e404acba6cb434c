"""The seam between a recording and the speech library."""

import pickle

from beffroi.contact.readers.speech.listening import Heard, HeardWord


def test_what_was_heard_crosses_to_another_process_unchanged() -> None:
    """Listening runs in a process of its own, with limits."""
    heard = Heard((HeardWord(" Bonjour", 0.1, 0.5, 0.98),), "fr")

    assert pickle.loads(pickle.dumps(heard)) == heard  # noqa: S301  # our own bytes
