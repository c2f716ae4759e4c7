"""What lasts: the stored dossiers and every change made to them. Knows no screen and no paper."""
