#!/usr/bin/env bash
# Runs all tests with the Python that is named: first those without a browser, on all cores; then those in a browser, two
# at a time: each is a browser and a server that mostly wait for each other. More of them would only wait for the machine.
# A browser test that fails is tried once more, and named either way (docs/decisions/0086).
set -u
python=$1
"$python" -m pytest -q -n auto --dist worksteal --durations=10 -m "not browser"
elsewhere=$?
"$python" -m pytest -q -n 2 --dist worksteal --durations=10 --reruns 1 -rR -m browser
in_browser=$?
exit $((in_browser || elsewhere))
