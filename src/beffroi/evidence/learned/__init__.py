"""What a small trained model sees in the words of a contact; it gives evidence, never a verdict."""

from beffroi.evidence.learned.model import Model, packaged_model
from beffroi.evidence.learned.recogniser import Learned, LearnedTrait, find_learned

__all__ = ["Learned", "LearnedTrait", "Model", "find_learned", "packaged_model"]
