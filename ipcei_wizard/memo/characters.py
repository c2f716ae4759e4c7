"""What an officer's keystrokes become before anything is done with them: one spelling per character, nothing invisible.

Pure; it knows no font. What cannot be printed is the renderer's concern.
"""

import re
import unicodedata
from typing import Final

# Unicode's Default_Ignorable_Code_Point: characters without ink of their own (soft hyphen, zero-width and bidirectional
# controls, variation selectors, tags). Bidirectional controls could make a memo read otherwise than its data.
_IGNORABLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROLS: Final = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_DROPPED: Final = re.compile(f"[{_CONTROLS}{_IGNORABLE}]")
_LINE_ENDS: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")  # halves of characters, which no file can hold
_SPACES: Final = str.maketrans({"\x0b": " ", "\x0c": " "})


def clean(text: str) -> str:
    """Return `text` composed (NFC), with line ends as newlines and without characters that have no ink and no width."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text).translate(_SPACES)
    return unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", _DROPPED.sub("", text)))


def code_point(character: str) -> str:
    """Return the visible name of a character that cannot be printed: `[U+1F600]`."""
    return f"[U+{ord(character):04X}]"
