"""The funding gap: what a project falls short of against what the company would do without aid, and what aid follows.

Pure: no screen, no database, no paper. Everything in it is indicative and no judgement of the European Commission.
"""
