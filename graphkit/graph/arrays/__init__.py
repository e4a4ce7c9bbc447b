"""Ownership as arrays and statements as columns: the same graph for millions of parties."""
