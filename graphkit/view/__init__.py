"""The view: an ownership chart that shows its sources, as one offline page made through pyvis."""

from graphkit.view.page import frame, page, write

__all__ = ["frame", "page", "write"]
