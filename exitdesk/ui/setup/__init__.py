"""The cards of the set-up page, one module each."""
