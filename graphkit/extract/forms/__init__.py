"""Forms of the Exchange, read strictly: every label is handled, ignored by name, or reported."""

from __future__ import annotations

from graphkit.extract.forms.reader import form_of, read_forms

__all__ = ["form_of", "read_forms"]
