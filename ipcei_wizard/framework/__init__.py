"""The questionnaire as data: schema, loader, static proof and routes. Knows no screen, no database, no paper."""
