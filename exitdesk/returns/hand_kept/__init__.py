"""Importing what an organisation has kept by hand: its own columns, matched with ours once."""
