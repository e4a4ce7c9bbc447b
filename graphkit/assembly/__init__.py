"""Assembly: many files, read side by side, into one graph or a folder that grows and shrinks."""
