"""Findings weighed into one of four words; each finding names its evidence and its fact."""

from beffroi.verdict.engine import ENGINE
from beffroi.verdict.judge import judge
from beffroi.verdict.verdict import CitedEvidence, CitedSource, Finding, Verdict, VerdictWord

__all__ = ["ENGINE", "CitedEvidence", "CitedSource", "Finding", "Verdict", "VerdictWord", "judge"]
