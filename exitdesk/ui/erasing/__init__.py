"""Erasing for good: the question, the receipt, and the contacts whose time is over."""
