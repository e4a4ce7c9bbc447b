"""Serving a graph: a read-only SPARQL endpoint with limits, its query form, and the page."""

from graphkit.serve.backend import ServeLimits
from graphkit.serve.front import Endpoint, serve

__all__ = ["Endpoint", "ServeLimits", "serve"]
