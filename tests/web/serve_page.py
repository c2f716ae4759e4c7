"""Serve one script inside the shell: `python -m tests.web.serve_page <script> <port>`."""

import sys
from pathlib import Path

from ipcei_wizard.web.server import serve

if __name__ == "__main__":
    serve(int(sys.argv[2]), script=Path(sys.argv[1]).resolve())
