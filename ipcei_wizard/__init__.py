"""Decision support for national participation in Important Projects of Common European Interest (IPCEIs)."""

__version__ = "0.1.0"
