"""The words recognisers look for, as YAML by kind and language, and how they are found in a folded text."""

from beffroi.evidence.lexicon.cue import Cue, CueKind, Entry
from beffroi.evidence.lexicon.loading import WordList, packaged_lists, read_entries
from beffroi.evidence.lexicon.looking_up import Lexicon, words_of

__all__ = ["Cue", "CueKind", "Entry", "Lexicon", "WordList", "packaged_lists", "read_entries", "words_of"]
