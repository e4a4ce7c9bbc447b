"""Who is who in one filing: names, defined terms, the issuer, mentions."""
