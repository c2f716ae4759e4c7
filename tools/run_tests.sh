#!/usr/bin/env bash
# Runs all tests with the Python that is named. Those in a browser are sensitive to load and mostly wait; the others run
# beside them at the lowest priority, on all cores, and fill the gaps.
set -u
python=$1
log=$(mktemp)
trap 'rm -f "$log"; kill "$rest" 2>/dev/null' EXIT
nice -n 19 "$python" -m pytest -q -n auto -m "not browser" >"$log" 2>&1 &
rest=$!
"$python" -m pytest -q -m browser
in_browser=$?
wait "$rest"
elsewhere=$?
cat "$log"
exit $((in_browser || elsewhere))
