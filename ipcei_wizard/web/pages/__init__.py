"""One module per page. A page draws one dossier; it has no rules of its own."""
