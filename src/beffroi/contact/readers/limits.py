"""Limits: how much of a file is read, however large or tangled it is; all of them in this one place."""

__all__ = [
    "MAX_AUDIO_PACKETS",
    "MAX_AUDIO_SECONDS",
    "MAX_DEPTH",
    "MAX_ENTRIES",
    "MAX_FILE_BYTES",
    "MAX_HEADER_BYTES",
    "MAX_LISTENING_SECONDS",
    "MAX_LOOKED_AT_MEMBERS",
    "MAX_MAIL_SECONDS",
    "MAX_MEMBERS",
    "MAX_MEMORY_BYTES",
    "MAX_MESSAGE_BYTES",
    "MAX_OPENED_MEMBERS",
    "MAX_PAGES",
    "MAX_PARTS",
    "MAX_PART_BYTES",
    "MAX_PIXELS",
    "MAX_RECORD_BYTES",
    "MAX_RICH_TEXT_BYTES",
    "MAX_RICH_TEXT_MARKS",
    "MAX_SECONDS",
    "MAX_UNPACKED_BYTES",
]

MAX_MESSAGE_BYTES = 50_000_000
"""The largest e-mail: providers stop at 25 to 50 MB (base64 included)."""

MAX_HEADER_BYTES = 1_000_000
"""The longest header section of one part; real ones have some 10 kB. What follows is not read."""

MAX_PARTS = 300
"""The most MIME parts of one e-mail; real ones have ten, digests a hundred."""

MAX_DEPTH = 20
"""The deepest MIME nesting, archives in archives, forwards of forwards."""

MAX_FILE_BYTES = 100_000_000
"""The largest image, document, recording or Outlook file."""

MAX_PAGES = 20
"""Pages of a document, or frames of an image file, that are read: a letter has one to four."""

MAX_PIXELS = 60_000_000
"""Pixels of one image or rendered page; telephones take pictures of 12 to 50 million."""

MAX_RECORD_BYTES = 1_000_000
"""One message of a telephone's backup, the files in it left out, or one row of its table: a long SMS has 2 kB."""

MAX_MEMBERS = 100
"""Files of an archive that are listed."""

MAX_ENTRIES = 20_000
"""Streams and folders of an Outlook file that are looked at; a mail has some 100, and 20 more for each attachment."""

MAX_PART_BYTES = 10_000_000
"""Bytes of one part of an Office document that are read; a book of a thousand pages has 5 million."""

MAX_LOOKED_AT_MEMBERS = 10_000
"""Members of an archive that are passed over to find those that are listed, folders and links included."""

MAX_OPENED_MEMBERS = 10
"""Documents and images within archives that are opened, for each file: ten of them take up the seconds that it has."""

MAX_UNPACKED_BYTES = 100_000_000
"""Bytes that anything packed (Office documents, compressed RTF, PDF streams) may unpack to."""

MAX_AUDIO_SECONDS = 600
"""Seconds of a recording that are read; voicemail boxes stop at three to five minutes."""

MAX_AUDIO_PACKETS = 300_000
"""Packets of a recording that are decoded: ten minutes have 240,000 of the shortest sort (2.5 ms), most 30,000."""

MAX_LISTENING_SECONDS = 600
"""Seconds that reading one recording may take: a small model listens about as long as a recording lasts, at worst."""

MAX_SECONDS = 60
"""Seconds that a heavy reader may take for one file of its own or one attachment."""

MAX_MAIL_SECONDS = 60
"""Seconds that the heavy attachments of one e-mail may take together; those left are named only."""

MAX_MEMORY_BYTES = 4_000_000_000
"""Address space of the process that heavy readers run in; speech and OCR reserve two to three gigabytes of it."""

MAX_RICH_TEXT_BYTES = 20_000_000
"""Bytes of rich text that are read: Outlook's bodies have some 100 kB, a letter with a picture a few million."""

MAX_RICH_TEXT_MARKS = 1_000_000
"""Control words, brackets and stretches of text of a rich text that are read: 3 µs each; a long mail has 20,000."""
