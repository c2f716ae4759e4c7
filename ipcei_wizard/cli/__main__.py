"""`python -m ipcei_wizard.cli`: the same as `ipcei-wizard`."""

from ipcei_wizard.cli import main

main()
