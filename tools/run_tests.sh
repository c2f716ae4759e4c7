#!/usr/bin/env bash
# Runs all tests with the Python that is named: first those without a browser, on all cores; then those in a browser, one
# by one, since a page that is slow because of its neighbours says nothing about the page.
set -u
python=$1
"$python" -m pytest -q -n auto -m "not browser"
elsewhere=$?
"$python" -m pytest -q -m browser
in_browser=$?
exit $((in_browser || elsewhere))
