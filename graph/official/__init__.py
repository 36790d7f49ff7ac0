"""The form of official documents, told from folded text alone; what the words in it mean, the grammar reads.

The bounds of each part are offsets of the text:

    form      the head with issuer, number and title; the blocks of the whole document
    closing   who signs in what capacity, and who receives it
    spacing   lines, columns and blanks of print
"""

from graph.official.closing import Capacity, Closing, Recipient, Signature, meeting_office
from graph.official.form import OfficialForm, read_form

__all__ = ["Capacity", "Closing", "OfficialForm", "Recipient", "Signature", "meeting_office", "read_form"]
