"""The form of official documents, told from folded text alone; what the words in it mean, the grammar reads.

    form      the head with issuer, number and title; the blocks of the whole document
    closing   who signs in what capacity, and who receives it
    spacing   patterns over print whose blanks cannot be relied upon
"""

from graph.official.closing import MEETING_OFFICES, Capacity, Closing, Recipient, Signature
from graph.official.form import OfficialForm, read_form

__all__ = ["MEETING_OFFICES", "Capacity", "Closing", "OfficialForm", "Recipient", "Signature", "read_form"]
