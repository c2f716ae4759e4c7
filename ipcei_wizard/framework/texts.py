"""What every file below `questions/` is made of: a sentence in both languages, a publication, a place in it."""

from ipcei_wizard.messages import Language
from ipcei_wizard.messages.country import with_country
from ipcei_wizard.strict.models import Closed, Id, IsoDate, Url, Words


class Text(Closed):
    """A sentence of ours in both languages."""

    nl: Words
    en: Words

    def in_(self, language: Language) -> str:
        """Return the text in `language`, with the country that decides where it names it."""
        return with_country(self.nl if language == "nl" else self.en, language)


class Publication(Closed):
    """A public document that is quoted or relied on."""

    title: Words
    reference: Words | None = None
    url: Url | None = None
    date: IsoDate | None = None


class Citation(Closed):
    """A place in a publication."""

    publication: Id
    place: Words
