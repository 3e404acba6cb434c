"""Readers: from what people really have, a saved e-mail, a screenshot, a recording, to a Contact; one format a file.

A reader takes bytes and gives an :class:`Intake`; one that reads files of many contacts yields them one by one. What
can be read in a file that came with a contact becomes :class:`~beffroi.contact.Attachment` objects, by an
:data:`OpenAttachment` that the caller hands in: the heavy ones run in a process of their own, which only faces may
start. No reader opens a link, and none goes beyond ``limits.py``.
"""

from beffroi.contact.readers.intake import OUR_AUTHSERV, Intake, Note, OpenAttachment, SpokenWord

__all__ = ["OUR_AUTHSERV", "Intake", "Note", "OpenAttachment", "SpokenWord"]
