"""Boards, offices and family."""
