"""Reading what people wrote: strict YAML and closed models, with every fault named by file, line and remedy.

Knows nothing of frameworks or assessments.
"""
