"""Limits: how much of a file is read, however large or tangled it is; all of them in this one place."""

__all__ = [
    "MAX_AUDIO_PACKETS",
    "MAX_AUDIO_SECONDS",
    "MAX_DEPTH",
    "MAX_FILE_BYTES",
    "MAX_HEADER_BYTES",
    "MAX_LISTENING_SECONDS",
    "MAX_MEMBERS",
    "MAX_MEMORY_BYTES",
    "MAX_MESSAGE_BYTES",
    "MAX_PAGES",
    "MAX_PARTS",
    "MAX_PIXELS",
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

MAX_MEMBERS = 100
"""Files of an archive that are listed."""

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

MAX_MEMORY_BYTES = 4_000_000_000
"""Address space of the process that heavy readers run in; speech and OCR reserve two to three gigabytes of it."""
