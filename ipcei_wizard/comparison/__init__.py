"""Assessments side by side: matrix, differences, precedents, consistency. Pure over loaded assessments.

Nothing here gives a score. Answers off the route are shown as such and never used.
"""
