"""The form of official documents: the head with issuer, number and title, and the closing with signatures and recipients."""

from graph.official.form import OfficialForm, read_form

__all__ = ["OfficialForm", "read_form"]
