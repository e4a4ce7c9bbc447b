"""Transactions: parties, dates, amounts, caps, tiers, abstentions."""
