"""What leaves: one document tree, rendered as PDF. Knows no screen and no database."""
