"""What the screens say about a dossier as a file that goes round: status, sign-off route, comments, history."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "place": {"nl": "Dossier en paraferen", "en": "Dossier and sign-off"},
    "local-user": {"nl": "gebruiker van deze computer", "en": "user of this computer"},
    "question": {"nl": "Vraag {number}", "en": "Question {number}"},
    "frozen": {
        "nl": "Dit dossier is {status}. De tekst kan niet meer worden gewijzigd; wat u hier nog typt, wordt niet opgeslagen.",
        "en": "This dossier is closed (status: {status}). Its text can no longer be changed; what you still type here is not saved.",
    },
    "being-signed": {
        "nl": "Dit dossier ligt ter ondertekening. Wie de tekst wijzigt, laat alle parafen vervallen die er al staan.",
        "en": "This dossier is up for signature. Changing the text voids every sign-off that was put before.",
    },
    "status": {"nl": "Status", "en": "Status"},
    "means-concept": {
        "nl": "Er wordt aan de tekst geschreven.",
        "en": "The text is being written.",
    },
    "means-in-afstemming": {
        "nl": "Collega's lezen mee en maken opmerkingen. De tekst kan nog veranderen.",
        "en": "Colleagues read along and comment. The text may still change.",
    },
    "means-ter-ondertekening": {
        "nl": "De stappen van de parafenroute kunnen tekenen. De laatste handtekening stelt het dossier vast.",
        "en": "The steps of the sign-off route can sign. The last signature adopts the dossier.",
    },
    "means-vastgesteld": {
        "nl": "Iedereen heeft getekend. De tekst ligt voorgoed vast.",
        "en": "Everyone has signed. The text is fixed for ever.",
    },
    "means-ingetrokken": {
        "nl": "Dit dossier gaat niet verder. De tekst blijft leesbaar en ligt vast.",
        "en": "This dossier goes no further. Its text stays readable and is fixed.",
    },
    "since": {"nl": "Sinds {at}, door {who}.", "en": "Since {at}, by {who}."},
    "reason-was": {"nl": "Reden: {reason}", "en": "Reason: {reason}"},
    "do-consult": {"nl": "Ter afstemming rondsturen", "en": "Send round for consultation"},
    "do-present": {"nl": "Ter ondertekening aanbieden", "en": "Present for signature"},
    "do-return": {"nl": "Terug naar concept", "en": "Back to draft"},
    "do-withdraw": {"nl": "Dossier intrekken", "en": "Withdraw the dossier"},
    "reason": {"nl": "Reden (verplicht)", "en": "Reason (required)"},
    "in-the-way": {"nl": "Wat de laatste handtekening tegenhoudt", "en": "What stops the last signature"},
    "in-the-way-explained": {
        "nl": "Blokkerende opmerkingen: {comments}. Fouten in de beoordeling: {errors}.",
        "en": "Blocking comments: {comments}. Errors in the assessment: {errors}.",
    },
    "nothing-in-the-way": {
        "nl": "Niets: er zijn geen blokkerende opmerkingen en geen fouten.",
        "en": "Nothing: there are no blocking comments and no errors.",
    },
    "errors": {"nl": "Toon de fouten ({count})", "en": "Show the errors ({count})"},
    "open-comments": {"nl": "Andere open opmerkingen", "en": "Other open comments"},
    "route": {"nl": "Parafenroute", "en": "Sign-off route"},
    "route-explained": {
        "nl": "Stappen met hetzelfde volgnummer tekenen naast elkaar; een stap is aan de beurt als alle eerdere akkoord zijn. Eén persoon tekent één stap.",
        "en": "Steps of the same order sign side by side; a step's turn comes when all earlier ones have approved. One person signs one step.",
    },
    "no-login": {
        "nl": "De wizard draait zonder inloggen. Bij elke paraaf staat daarom “niet-geauthenticeerd”: niemand heeft gecontroleerd wie er tekende.",
        "en": "The wizard runs without login. Every sign-off is therefore marked “not authenticated”: nobody has checked who signed.",
    },
    "not-authenticated": {"nl": "niet-geauthenticeerd", "en": "not authenticated"},
    "route-empty": {"nl": "Er zijn nog geen stappen.", "en": "There are no steps yet."},
    "route-fixed": {
        "nl": "De route ligt vast zolang er getekend wordt. Terug naar concept maakt wijzigen weer mogelijk.",
        "en": "The route is fixed while people sign. Going back to draft makes changes possible again.",
    },
    "step": {"nl": "Stap {order}", "en": "Step {order}"},
    "account": {"nl": "Account", "en": "Account"},
    "people": {"nl": "Wie op dit dossier staan", "en": "Who is on this dossier"},
    "people-explained": {
        "nl": "Alleen zij kunnen dit dossier openen: wie het begon, wie is toegelaten en wie in de parafenroute staat. Na vaststelling kan iedereen met een rol het lezen, zonder wat vertrouwelijk is.",
        "en": "Only they can open this dossier: who began it, who was admitted and who is on the sign-off route. Once adopted, everyone with a role can read it, without what is confidential.",
    },
    "admit": {"nl": "Toelaten tot dit dossier", "en": "Admit to this dossier"},
    "let-go": {"nl": "Haal {name} van dit dossier", "en": "Take {name} off this dossier"},
    "not-on-it": {
        "nl": "U staat niet op dit dossier. Vertrouwelijke delen, opmerkingen en de geschiedenis ziet u daarom niet.",
        "en": "You are not on this dossier. You therefore do not see confidential parts, comments and the history.",
    },
    "reading-only": {
        "nl": "U kunt dit dossier lezen, maar de tekst niet wijzigen. Uw rol of de status laat dat niet toe.",
        "en": "You can read this dossier but not change its text. Your role or the status does not allow that.",
    },
    "step-new": {"nl": "Stap toevoegen", "en": "Add a step"},
    "step-add": {"nl": "Toevoegen", "en": "Add"},
    "step-remove": {"nl": "Stap “{function}” weghalen", "en": "Remove step “{function}”"},
    "take-from-memo": {
        "nl": "Neem de route over uit de gegevens van de nota (stappen: {count})",
        "en": "Take the route from the details of the memo (steps: {count})",
    },
    "function": {"nl": "Functie", "en": "Function"},
    "person": {"nl": "Naam", "en": "Name"},
    "order": {"nl": "Volgnummer", "en": "Order"},
    "replaceable": {"nl": "Een vervanger mag tekenen (b/a)", "en": "A replacement may sign"},
    "standing-waiting": {"nl": "Nog niet aan de beurt", "en": "Not its turn yet"},
    "standing-open": {"nl": "Aan de beurt", "en": "Its turn"},
    "standing-approved": {"nl": "Akkoord", "en": "Approved"},
    "standing-objected": {"nl": "Houdt de route op", "en": "Holds up the route"},
    "standing-void": {
        "nl": "Vervallen: gezet bij een andere tekst of ronde",
        "en": "Void: put under another text or round",
    },
    "text-signed": {
        "nl": "Kenmerk van de getekende tekst: {digest}",
        "en": "Digest of the text that was signed: {digest}",
    },
    "changed-since": {"nl": "Wat er sindsdien veranderde", "en": "What changed since"},
    "other-round": {
        "nl": "De tekst is dezelfde; het dossier is intussen opnieuw aangeboden.",
        "en": "The text is the same; the dossier was presented anew meanwhile.",
    },
    "last-changes": {
        "nl": "De laatste {shown} van {total} wijzigingen.",
        "en": "The last {shown} of {total} changes.",
    },
    "attestation": {
        "nl": "Ik teken als **{function}** en heb de tekst gelezen zoals die nu is (kenmerk {digest}).",
        "en": "I sign as **{function}** and have read the text as it is now (digest {digest}).",
    },
    "your-name": {"nl": "Uw naam", "en": "Your name"},
    "verdict": {"nl": "Uw oordeel", "en": "Your verdict"},
    "verdict-akkoord": {"nl": "akkoord", "en": "approved"},
    "verdict-akkoord-met-opmerking": {"nl": "akkoord met opmerking", "en": "approved with a remark"},
    "verdict-bespreken": {"nl": "bespreken", "en": "to discuss"},
    "verdict-niet-akkoord": {"nl": "niet akkoord", "en": "not approved"},
    "remark": {
        "nl": "Toelichting (verplicht, behalve bij akkoord)",
        "en": "Remark (required, except when you simply approve)",
    },
    "replacing": {"nl": "Ik teken als vervanger van {name} (b/a)", "en": "I sign as a replacement for {name}"},
    "instead-of": {"nl": "b/a {name}", "en": "for {name}"},
    "sign": {"nl": "Tekenen als {function}", "en": "Sign as {function}"},
    "comments": {"nl": "Opmerkingen", "en": "Comments"},
    "comments-open": {"nl": "Open opmerkingen: {count}.", "en": "Open comments: {count}."},
    "comments-blocking": {
        "nl": "Open opmerkingen: {count}, waarvan blokkerend: {blocking}.",
        "en": "Open comments: {count}, of which blocking: {blocking}.",
    },
    "comments-explained": {
        "nl": "Opmerkingen staan niet in de nota. Een blokkerende opmerking houdt de laatste handtekening tegen tot ze is afgehandeld.",
        "en": "Comments are not part of the memo. A blocking comment stops the last signature until it is settled.",
    },
    "blocking": {"nl": "Blokkerend", "en": "Blocking"},
    "was-blocking": {"nl": "Was blokkerend", "en": "Was blocking"},
    "settled": {"nl": "Afgehandeld door {who}.", "en": "Settled by {who}."},
    "reply": {"nl": "Antwoord of afhandeling", "en": "Answer or settlement"},
    "reply-send": {"nl": "Antwoorden", "en": "Answer"},
    "settle": {"nl": "Afhandelen", "en": "Settle"},
    "comment-new": {"nl": "Nieuwe opmerking", "en": "New comment"},
    "comment-blocking": {"nl": "Houdt de laatste handtekening tegen", "en": "Stops the last signature"},
    "comment-place": {"nl": "Opmerking plaatsen", "en": "Place the comment"},
    "history": {"nl": "Geschiedenis van deze vraag", "en": "History of this question"},
    "history-explained": {
        "nl": "De nieuwste wijziging staat bovenaan. Wat wegging is doorgestreept, wat erbij kwam is onderstreept. Terugzetten is een nieuwe wijziging: er gaat niets verloren.",
        "en": "The newest change comes first. What went is struck through, what came is underlined. Putting back is a new change: nothing is lost.",
    },
    "history-none": {"nl": "Hier is nog niets ingevuld.", "en": "Nothing was filled in here yet."},
    "history-more": {"nl": "Toon oudere wijzigingen ({count})", "en": "Show older changes ({count})"},
    "version-now": {"nl": "Zo staat het er nu.", "en": "This is how it stands now."},
    "restore": {"nl": "Zet deze versie terug", "en": "Put this version back"},
}
