"""ExitDesk: offline, encrypted registration for drop-in cafés with counselling."""

__version__ = "0.1.0"
