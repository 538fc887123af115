"""The sheets of the page of the return: export, the agency's columns, rows that stand out, what was sent."""
