"""Why an archive of dossiers cannot be used."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "refused-not-an-archive": {
        "nl": "Dit is geen archief van dossiers. Kies een bestand dat met `dossier export` is gemaakt. Er is niets gewijzigd.",
        "en": "This is not an archive of dossiers. Choose a file made by `dossier export`. Nothing was changed.",
    },
    "refused-other-format": {
        "nl": "Dit archief heeft de vorm {found}; deze versie kent {known}. Installeer de nieuwere versie. Er is niets gewijzigd.",
        "en": "This archive has the format {found}; this version knows {known}. Install the newer version. Nothing was changed.",
    },
    "refused-damaged": {
        "nl": "Het archief is beschadigd (regel {line}). Vraag het opnieuw op. Er is niets gewijzigd.",
        "en": "The archive is damaged (line {line}). Get it again. Nothing was changed.",
    },
    "refused-cut-off": {
        "nl": "Het archief houdt te vroeg op of is beschadigd. Vraag het opnieuw op. Er is niets gewijzigd.",
        "en": "The archive ends too early or is damaged. Get it again. Nothing was changed.",
    },
    "refused-broken-chain": {
        "nl": "In het archief klopt dossier {dossier} niet vanaf wijziging {sequence}. Vraag het opnieuw op. Er is niets gewijzigd.",
        "en": "In the archive, dossier {dossier} is not sound from change {sequence} on. Get it again. Nothing was changed.",
    },
    "refused-unsound-here": {
        "nl": "Dossier {dossier} klopt hier niet vanaf wijziging {sequence}. Er is niets geschreven. Exporteer de andere dossiers met hun kenmerk, en vergelijk dit dossier met een reservekopie in een lege database.",
        "en": "Dossier {dossier} is not sound here from change {sequence} on. Nothing was written. Export the other dossiers by their id, and compare this one with a backup in an empty database.",
    },
    "refused-other-way": {
        "nl": "Dossier {dossier} is hier anders verder gegaan dan in het archief; een van beide zou verloren gaan. Importeer in een lege database en vergelijk. Er is niets gewijzigd.",
        "en": "Dossier {dossier} went on differently here than in the archive; one of the two would be lost. Import into an empty database and compare. Nothing was changed.",
    },
}
