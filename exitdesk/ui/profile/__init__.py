"""The project's profile as it is edited: the draft, its sections, and what it would mean."""
