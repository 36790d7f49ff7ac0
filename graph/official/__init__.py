"""The form of official documents: the head with issuer, number and title, the closing with signers and recipients."""

from graph.official.closing import MEETING_OFFICES, Capacity, Closing, Recipient, Signature
from graph.official.form import OfficialForm, read_form

__all__ = ["MEETING_OFFICES", "Capacity", "Closing", "OfficialForm", "Recipient", "Signature", "read_form"]
