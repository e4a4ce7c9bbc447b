"""graphkit: Hong Kong Stock Exchange announcements as a graph of who is connected to whom."""
