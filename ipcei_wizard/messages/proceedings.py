"""What may not be done on a dossier now, or not by this person; and the words for statuses, actions and roles."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "refused-not-allowed": {
        "nl": "Dit mag u niet in deze status ({status}). Vraag het aan wie het wel mag, of breng het dossier in een andere status.",
        "en": "You may not do this in this status ({status}). Ask someone who may, or bring the dossier to another status.",
    },
    "refused-framework-moved": {
        "nl": "Intussen valt het dossier onder versie {version} van het kader. Bekijk opnieuw wat er zou veranderen.",
        "en": "Meanwhile the dossier is under version {version} of the framework. Look again at what would change.",
    },
    "refused-pinned-already": {
        "nl": "Het dossier valt al onder versie {version} van het kader. Er is niets over te zetten.",
        "en": "The dossier is under version {version} of the framework already. There is nothing to carry over.",
    },
    "refused-not-carried-over": {
        "nl": "Het dossier is niet overgezet, of dat is al teruggedraaid. Er is niets terug te draaien.",
        "en": "The dossier was not carried over, or that was undone already. There is nothing to undo.",
    },
    "refused-not-a-maker": {
        "nl": "Alleen wie de rol opsteller heeft, kan een beoordeling beginnen. Vraag die rol aan bij uw beheerder.",
        "en": "Only who has the role opsteller can begin an assessment. Ask your administrator for that role.",
    },
    "withheld": {
        "nl": "Vertrouwelijk: alleen te lezen voor wie op dit dossier staat.",
        "en": "Confidential: to be read only by those on this dossier.",
    },
    "refused-reason-missing": {"nl": "Geef een toelichting.", "en": "Give a reason."},
    "refused-name-missing": {
        "nl": "Vul uw naam in.",
        "en": "Give your name.",
    },
    "refused-view-unnamed": {"nl": "Geef de weergave een naam.", "en": "Give the view a name."},
    "refused-view-twice": {
        "nl": "U hebt al een weergave die “{name}” heet. Kies een andere naam.",
        "en": "You already have a view called “{name}”. Choose another name.",
    },
    "refused-views-full": {
        "nl": "U hebt {most} weergaven, en meer gaan er niet in. Verwijder er eerst een.",
        "en": "You have {most} views, and there is no room for more. Remove one first.",
    },
    "refused-step-unnamed": {
        "nl": "Een stap heeft een functie en een naam nodig. Vul beide in.",
        "en": "A step needs a function and a name. Fill in both.",
    },
    "refused-route-missing": {
        "nl": "Er is nog geen parafenroute. Leg eerst vast wie tekent.",
        "en": "There is no sign-off route yet. Lay down who signs first.",
    },
    "refused-step-twice": {
        "nl": "Twee stappen van de parafenroute hebben hetzelfde kenmerk.",
        "en": "Two steps of the sign-off route have the same id.",
    },
    "refused-step-unknown": {
        "nl": "De parafenroute heeft geen stap “{step}”. Laad de route opnieuw.",
        "en": "The sign-off route has no step “{step}”. Load the route again.",
    },
    "refused-not-your-turn": {
        "nl": "De stap “{function}” is nog niet aan de beurt: een eerdere stap is niet akkoord.",
        "en": "The step “{function}” has to wait: an earlier step has not approved yet.",
    },
    "refused-already-signed": {
        "nl": "De stap “{function}” is al akkoord.",
        "en": "The step “{function}” has been approved already.",
    },
    "refused-not-on-route": {
        "nl": "Deze stap is van {person} ({function}). Tekent u als vervanger, geef dat dan aan (b/a).",
        "en": "This step belongs to {person} ({function}). If you sign as a replacement, say so.",
    },
    "refused-own-text": {
        "nl": "U hebt aan deze tekst meegeschreven. Een ander moet tekenen.",
        "en": "You wrote in this text. Someone else has to sign.",
    },
    "refused-signed-elsewhere": {
        "nl": "U hebt al getekend bij de stap “{function}”. Een ander moet deze stap tekenen.",
        "en": "You have signed already at the step “{function}”. Someone else has to sign this one.",
    },
    "refused-text-changed": {
        "nl": "De tekst is gewijzigd sinds u haar zag. Lees de wijzigingen en teken opnieuw.",
        "en": "The text was changed since you saw it. Read the changes and sign again.",
    },
    "refused-blocking-comments": {
        "nl": "Er staan nog {count} blokkerende opmerking(en) open. Handel ze af; daarna kan de laatste handtekening.",
        "en": "There are {count} blocking comment(s) open. Settle them; then the last signature can be put.",
    },
    "refused-errors": {
        "nl": "Er zijn nog {count} fout(en) in het dossier. Los ze op; daarna kan de laatste handtekening.",
        "en": "There are {count} error(s) left in the dossier. Mend them; then the last signature can be put.",
    },
    "refused-comment-there": {
        "nl": "Opmerking {comment} is er al. Laad het dossier opnieuw.",
        "en": "Comment {comment} is there already. Load the dossier again.",
    },
    "refused-comment-unknown": {
        "nl": "Er is geen opmerking {comment}. Laad het dossier opnieuw.",
        "en": "There is no comment {comment}. Load the dossier again.",
    },
    "refused-comment-settled": {
        "nl": "Deze opmerking is al afgehandeld door {person}.",
        "en": "This comment has been settled already by {person}.",
    },
    "status-concept": {"nl": "concept", "en": "draft"},
    "status-in-afstemming": {"nl": "in afstemming", "en": "in consultation"},
    "status-ter-ondertekening": {"nl": "ter ondertekening", "en": "up for signature"},
    "status-vastgesteld": {"nl": "vastgesteld", "en": "adopted"},
    "status-ingetrokken": {"nl": "ingetrokken", "en": "withdrawn"},
}
