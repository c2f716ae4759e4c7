"""Where the data that travels with the code lies: in a checkout beside the package, in a wheel inside it."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent


@cache
def resource_folder(name: str) -> Path:
    """Return the folder `questions`, `templates` or `examples`, wherever this installation keeps it.

    Raises:
        FileNotFoundError: the installation is damaged; the message names both places that were tried.
    """
    places = (_PACKAGE / name, _PACKAGE.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name}: not found in {places[0]} nor in {places[1]}; install the package again")
