"""The document seal: whose key, the field it stands in, and putting it on a finished memo (PAdES)."""
