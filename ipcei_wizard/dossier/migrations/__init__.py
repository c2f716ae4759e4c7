"""The history of the schema, run by `upgrade`; released revisions are never edited."""
