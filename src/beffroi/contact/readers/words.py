"""Words: what somebody pasted, which may be more than words: the source of a mail, a mail copied as text, a thread."""

from beffroi.contact.contact import Channel
from beffroi.contact.readers.intake import Intake, OpenAttachment
from beffroi.contact.readers.mails.header_fields import looks_like_mail
from beffroi.contact.readers.mails.originals import original_in_words

__all__ = ["read_words"]


def read_words(words: str, channel: Channel | None, open_attachment: OpenAttachment | None = None) -> Intake | None:
    """Return what ``words`` hold besides themselves, or ``None`` if they are only words.

    Args:
        words: As pasted, or as a text file has them.
        channel: How they arrived, if that is known: a call told in words is neither a mail nor a thread.
        open_attachment: What reads the files that came with a mail whose source this is; ``None`` to name them.
    """
    if channel in {None, Channel.EMAIL}:
        source = words.encode(errors="replace")
        if looks_like_mail(source):
            from beffroi.contact.readers.mails.mail import name_attachment, read_mail  # noqa: PLC0415  # 20 ms, for few

            return read_mail(source, open_attachment=open_attachment or name_attachment)
        if (copied := original_in_words(words)) is not None:
            return copied
    if "\n" not in words or channel not in {None, Channel.SMS, Channel.SOCIAL}:
        return None
    from beffroi.contact.readers.phones.threads import read_thread  # noqa: PLC0415  # 10 ms, for what has lines

    return read_thread(words, channel)
