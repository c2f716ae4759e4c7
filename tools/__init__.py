"""Developer commands: benchmarks and conformance checks. Not part of the installed package."""
