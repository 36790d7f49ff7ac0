"""The form of official documents, told from folded text alone; what the words in it mean, the grammar reads.

The bounds of each part are offsets of the text:

    form      the head with issuer, number and title; the blocks of the whole document
    closing   who signs in what capacity, and who receives it
    spacing   lines, columns and blanks of print
"""

from graph.official.closing import MEETING_OFFICES, Capacity, Closing, Recipient, Signature
from graph.official.form import OfficialForm, read_form

__all__ = ["MEETING_OFFICES", "Capacity", "Closing", "OfficialForm", "Recipient", "Signature", "read_form"]
