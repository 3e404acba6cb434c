"""What the person should do now, as ordered steps with codes; never a number or a link of the contact itself."""

from beffroi.advice.advise import MAKE_SURE, REPORT, advise, current_value, service_of, tells_a_service
from beffroi.advice.done import Done

__all__ = ["MAKE_SURE", "REPORT", "Done", "advise", "current_value", "service_of", "tells_a_service"]
