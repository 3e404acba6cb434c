"""What a small trained model sees in the words of a contact; it gives evidence, never a verdict."""

from beffroi.evidence.learned.model import LearnedTrait, Model, packaged_model
from beffroi.evidence.learned.recogniser import Learned, at_weightiest_words, find_learned, words_read
from beffroi.evidence.learned.signs import signs_of

__all__ = [
    "Learned",
    "LearnedTrait",
    "Model",
    "at_weightiest_words",
    "find_learned",
    "packaged_model",
    "signs_of",
    "words_read",
]
