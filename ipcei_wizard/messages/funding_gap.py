"""What the funding gap calculator says: findings, labels of figures, the command, the workbook and the charts."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "label": {
        "nl": "indicatief, geen oordeel van de Europese Commissie",
        "en": "indicative, no judgement of the European Commission",
    },
    "title": {"nl": "Financieringskloof", "en": "Funding gap"},
    "company": {"nl": "Onderneming {number}", "en": "Company {number}"},
    "claw-back-label": {
        "nl": "illustratie: omzet, aandeel en drempel zijn aannames van de gebruiker, geen regels",
        "en": "illustration: revenue, share and threshold are the user's assumptions, not rules",
    },
    # Findings.
    "no-gap": {
        "nl": "Er is geen kloof: het project is zonder steun minstens zo aantrekkelijk als het alternatief. Vraag 9 is dan niet met “ja” te beantwoorden.",
        "en": "There is no gap: without aid the project is at least as attractive as the alternative. Question 9 can then not be answered with “ja”.",
    },
    "counterfactual-negative": {
        "nl": "Het nulscenario heeft een negatieve netto contante waarde. Een onderneming kiest dat niet uit zichzelf; leg uit waarom zij het toch zou doen, of verbeter de cijfers.",
        "en": "The counterfactual has a negative net present value. No company would choose it of its own accord; explain why it would, or correct the figures.",
    },
    "terminal-value-large": {
        "nl": "De restwaarde is contant meer dan de helft van de netto contante waarde van het project. De uitkomst rust op een aanname na de horizon; onderbouw die.",
        "en": "The terminal value is, discounted, more than half of the project's net present value. The outcome rests on an assumption beyond the horizon; support it.",
    },
    "revenue-after-horizon": {
        "nl": "Binnen de horizon is er geen omzet, alleen een restwaarde. Verleng de horizon tot er omzet is.",
        "en": "There is no revenue within the horizon, only a terminal value. Extend the horizon until there is revenue.",
    },
    "cap-binds": {
        "nl": "De subsidiabele kosten begrenzen de steun: een deel van de kloof blijft ongedekt.",
        "en": "The eligible costs limit the aid: part of the gap stays uncovered.",
    },
    "eligible-costs-zero": {
        "nl": "Er zijn geen subsidiabele kosten ingevuld; daarmee is de steun nul.",
        "en": "No eligible costs were filled in, so the aid is zero.",
    },
    "eligible-costs-shorter": {
        "nl": "Voor de laatste jaren staan geen subsidiabele kosten; die jaren tellen als nul.",
        "en": "The last years have no eligible costs; those years count as zero.",
    },
    "costs-negative": {
        "nl": "Deze kosten zijn samen negatief. Kosten staan als positief bedrag; controleer het teken.",
        "en": "These costs are negative taken together. Costs are positive figures; check the sign.",
    },
    "reference-rate-missing": {
        "nl": "Er is geen referentiepercentage voor staatssteun ingevuld; de waarde van de steun bij verlening is daarom niet berekend.",
        "en": "No State-aid reference rate was filled in, so the value of the aid when granted was not computed.",
    },
    "wacc-source-missing": {
        "nl": "Er staat niet waar de vermogenskostenvoet (WACC) vandaan komt; noem bron en datum.",
        "en": "It is not said where the cost of capital (WACC) comes from; name source and date.",
    },
    "over-budget": {
        "nl": "De nominale steun van alle ondernemingen samen is hoger dan het budget.",
        "en": "The nominal aid of all companies together is more than the budget.",
    },
    # Names of figures.
    "figure-npv_factual": {"nl": "NCW project (zonder steun)", "en": "NPV of the project (without aid)"},
    "figure-npv_counterfactual": {"nl": "NCW nulscenario", "en": "NPV of the counterfactual"},
    "figure-funding_gap": {"nl": "Financieringskloof (contant)", "en": "Funding gap (present value)"},
    "figure-eligible_nominal": {"nl": "Subsidiabele kosten (nominaal)", "en": "Eligible costs (nominal)"},
    "figure-eligible_pv": {"nl": "Subsidiabele kosten (contant)", "en": "Eligible costs (present value)"},
    "figure-max_aid_pv": {"nl": "Hoogste steun (contant)", "en": "Maximum aid (present value)"},
    "figure-nominal_aid": {
        "nl": "Nominale steun bij dit betaalritme",
        "en": "Nominal aid with this payment profile",
    },
    "figure-intensity_pv": {"nl": "Steunintensiteit (contant)", "en": "Aid intensity (present value)"},
    "figure-npv_after_aid": {"nl": "NCW project met steun", "en": "NPV of the project with aid"},
    "figure-undiscounted_sum": {
        "nl": "Som zonder verdiscontering (alleen ter vergelijking)",
        "en": "Undiscounted sum (for contrast only)",
    },
    "figure-aid_value_at_reference_rate": {
        "nl": "Waarde van de steun bij het referentiepercentage",
        "en": "Value of the aid at the reference rate",
    },
    "figure-other_public_funding": {
        "nl": "Andere publieke financiering (niet in de kasstromen)",
        "en": "Other public funding (not in the cash flows)",
    },
    "not-computed": {"nl": "niet berekend", "en": "not computed"},
    "severity-error": {"nl": "fout", "en": "error"},
    "severity-warning": {"nl": "let op", "en": "warning"},
    "severity-info": {"nl": "ter info", "en": "info"},
    # Sensitivity.
    "sensitivity": {
        "nl": "Gevoeligheid: de kloof als één aanname verandert",
        "en": "Sensitivity: the gap when one assumption changes",
    },
    "change-wacc_minus_1pp": {"nl": "WACC 1 procentpunt lager", "en": "WACC 1 percentage point lower"},
    "change-wacc_plus_1pp": {"nl": "WACC 1 procentpunt hoger", "en": "WACC 1 percentage point higher"},
    "change-revenue_minus_10": {"nl": "omzet 10 % lager", "en": "revenue 10 % lower"},
    "change-revenue_plus_10": {"nl": "omzet 10 % hoger", "en": "revenue 10 % higher"},
    "change-delay": {"nl": "omzet één jaar later", "en": "revenue one year later"},
    "change-no_terminal": {"nl": "zonder restwaarde", "en": "no terminal value"},
    # The command.
    "says-title": {"nl": "{company}: {title}, {label}", "en": "{company}: {title}, {label}"},
    "says-basis": {
        "nl": "  Bedragen in {unit} {currency}, prijsbasis {price_basis}, basisjaar {base_year}, {years} jaar, WACC {wacc} %",
        "en": "  Amounts in {unit} {currency}, {price_basis} prices, base year {base_year}, {years} years, WACC {wacc} %",
    },
    "says-figure": {"nl": "  {name}: {figure}", "en": "  {name}: {figure}"},
    "says-change": {"nl": "    {name}: {figure} ({difference})", "en": "    {name}: {figure} ({difference})"},
    "says-sensitivity": {"nl": "  {title}", "en": "  {title}"},
    "says-claw-back": {
        "nl": "  Terugvordering ({label}): {present} contant, {nominal} in het laatste jaar",
        "en": "  Claw-back ({label}): {present} in present value, {nominal} in the last year",
    },
    "says-finding": {
        "nl": "  [{severity}] {where}: {message} [{code}]",
        "en": "  [{severity}] {where}: {message} [{code}]",
    },
    "says-total": {
        "nl": "Samen, {count} onderneming(en), in {unit} {currency}: {label}",
        "en": "Together, {count} company or companies, in {unit} {currency}: {label}",
    },
    "says-budget": {
        "nl": "  Budget: {budget}; na de nominale steun over: {left}",
        "en": "  Budget: {budget}; left after the nominal aid: {left}",
    },
    "unit-one": {"nl": "hele", "en": "whole"},
    "unit-thousand": {"nl": "duizenden", "en": "thousands of"},
    "unit-million": {"nl": "miljoenen", "en": "millions of"},
    "basis-nominal": {"nl": "nominaal", "en": "nominal"},
    "basis-real": {"nl": "reëel", "en": "real"},
    # Rows of the workbook and of the table on the screen.
    "row-company": {"nl": "Onderneming", "en": "Company"},
    "row-currency": {"nl": "Munt (EUR)", "en": "Currency (EUR)"},
    "row-unit": {"nl": "Eenheid (one, thousand, million)", "en": "Unit (one, thousand, million)"},
    "row-price_basis": {"nl": "Prijsbasis (nominal, real)", "en": "Price basis (nominal, real)"},
    "row-base_year": {"nl": "Basisjaar (t = 0)", "en": "Base year (t = 0)"},
    "row-wacc": {"nl": "Vermogenskostenvoet, WACC (0,08 is 8 %)", "en": "Cost of capital, WACC (0.08 is 8 %)"},
    "row-wacc_source": {"nl": "Bron en datum van de WACC", "en": "Source and date of the WACC"},
    "row-wacc_components.equity_share": {"nl": "WACC: aandeel eigen vermogen", "en": "WACC: equity share"},
    "row-wacc_components.cost_of_equity": {"nl": "WACC: kosten eigen vermogen", "en": "WACC: cost of equity"},
    "row-wacc_components.cost_of_debt": {"nl": "WACC: kosten vreemd vermogen", "en": "WACC: cost of debt"},
    "row-wacc_components.tax": {"nl": "WACC: belastingtarief", "en": "WACC: tax rate"},
    "row-max_intensity": {"nl": "Hoogste steunintensiteit (1 is 100 %)", "en": "Maximum intensity (1 is 100 %)"},
    "row-reference_rate": {"nl": "Referentiepercentage staatssteun", "en": "State-aid reference rate"},
    "row-claw_back.revenue_factor": {
        "nl": "Illustratie terugvordering: omzet maal",
        "en": "Claw-back illustration: revenue times",
    },
    "row-claw_back.share": {"nl": "Illustratie terugvordering: aandeel", "en": "Claw-back illustration: share"},
    "row-claw_back.threshold": {
        "nl": "Illustratie terugvordering: drempel (contant)",
        "en": "Claw-back illustration: threshold (present value)",
    },
    "row-revenue": {"nl": "Omzet", "en": "Revenue"},
    "row-opex": {"nl": "Operationele kosten", "en": "Operating costs"},
    "row-capex": {"nl": "Investeringen", "en": "Investment"},
    "row-tax": {"nl": "Belasting", "en": "Tax"},
    "row-working_capital": {
        "nl": "Werkkapitaal: toename in het jaar",
        "en": "Working capital: increase in the year",
    },
    "row-terminal_value": {"nl": "Restwaarde (in het laatste jaar)", "en": "Terminal value (in the last year)"},
    "row-eligible_costs": {"nl": "Subsidiabele kosten", "en": "Eligible costs"},
    "row-aid_profile": {
        "nl": "Betaalritme van de steun (samen 1)",
        "en": "Payment profile of the aid (1 together)",
    },
    "row-other_public_funding": {
        "nl": "Andere publieke financiering (telt niet mee)",
        "en": "Other public funding (does not count)",
    },
    "row-budget.amount": {"nl": "Budget", "en": "Budget"},
    "row-budget.currency": {"nl": "Munt van het budget", "en": "Currency of the budget"},
    "row-budget.unit": {"nl": "Eenheid van het budget", "en": "Unit of the budget"},
    "part-general": {"nl": "Algemeen", "en": "General"},
    "part-factual": {"nl": "Project (met steun)", "en": "Project (factual)"},
    "part-counterfactual": {
        "nl": "Nulscenario (zonder steun)",
        "en": "Counterfactual (without aid)",
    },
    "part-aid": {"nl": "Kosten en steun", "en": "Costs and aid"},
    "sheet-scenario": {"nl": "Scenario", "en": "Scenario"},
    "sheet-calculation": {"nl": "Berekening", "en": "Calculation"},
    "sheet-total": {"nl": "Totaal", "en": "Total"},
    "sheet-hint": {
        "nl": "Vul kolom C en verder in, één kolom per jaar. Laat kolom A staan: daaraan herkent de tool de rij. Kosten zijn positief.",
        "en": "Fill in column C and beyond, one column per year. Leave column A: the tool knows the row by it. Costs are positive.",
    },
    "calculation-year": {"nl": "Jaar", "en": "Year"},
    "calculation-factor": {"nl": "Disconteringsfactor", "en": "Discount factor"},
    "calculation-factual": {"nl": "Kasstroom project", "en": "Cash flow of the project"},
    "calculation-counterfactual": {"nl": "Kasstroom nulscenario", "en": "Cash flow of the counterfactual"},
    "calculation-figure": {"nl": "Uitkomst van de tool", "en": "Outcome of the tool"},
    "calculation-formula": {"nl": "Narekening in deze werkmap", "en": "Recalculated in this workbook"},
    # Charts and the memo.
    "in-memo": {
        "nl": "Financieringskloof {gap}, hoogste steun {aid} nominaal ({unit} {currency}; {label})",
        "en": "Funding gap {gap}, maximum aid {aid} nominal ({unit} {currency}; {label})",
    },
    "chart-tornado": {
        "nl": "De kloof als één aanname verandert ({unit} {currency})",
        "en": "The gap when one assumption changes ({unit} {currency})",
    },
    "chart-flows": {
        "nl": "Kasstromen per jaar, niet verdisconteerd ({unit} {currency})",
        "en": "Cash flows per year, undiscounted ({unit} {currency})",
    },
    "bar-wacc": {"nl": "WACC ± 1 procentpunt", "en": "WACC ± 1 percentage point"},
    "bar-revenue": {"nl": "omzet ± 10 %", "en": "revenue ± 10 %"},
    "says-tornado": {
        "nl": "De financieringskloof is {gap} ({unit} {currency}). Zij loopt van {low} ({lowest}) tot {high} ({highest}); {widest} weegt het zwaarst.",
        "en": "The funding gap is {gap} ({unit} {currency}). It ranges from {low} ({lowest}) to {high} ({highest}); {widest} matters most.",
    },
    "says-flows": {
        "nl": "De kasstroom van het project is het laagst in {worst} ({low}) en het hoogst in {best} ({high}); contant komt het project uit op {npv}, het nulscenario op {other} ({unit} {currency}).",
        "en": "The project's cash flow is lowest in {worst} ({low}) and highest in {best} ({high}); in present value the project comes to {npv}, the counterfactual to {other} ({unit} {currency}).",
    },
    "series-factual": {"nl": "project", "en": "project"},
    "series-counterfactual": {"nl": "nulscenario", "en": "counterfactual"},
    # The page.
    "page-explained": {
        "nl": "Vul per jaar in wat het project kost en opbrengt, en wat de onderneming zonder steun zou doen. Plak een rij of kolom uit een rekenprogramma, of scheid de jaren met een puntkomma: 12; 15; 15. Kosten zijn positief. Een leeg nulscenario betekent: zonder steun geen project.",
        "en": "Fill in per year what the project costs and brings in, and what the company would do without aid. Paste a row or column from a spreadsheet, or separate the years with a semicolon: 12; 15; 15. Costs are positive. An empty counterfactual means: no project without aid.",
    },
    "page-open": {"nl": "Berekening openen", "en": "Open the calculation"},
    "page-back": {"nl": "Terug naar vraag {number}", "en": "Back to question {number}"},
    "page-start": {"nl": "Nog niets ingevuld.", "en": "Nothing filled in yet."},
    "page-unfinished": {"nl": "De berekening is nog niet compleet.", "en": "The calculation is not complete yet."},
    "page-missing": {
        "nl": "Zodra deze punten zijn ingevuld of hersteld, staat hier de uitkomst:",
        "en": "As soon as these points are filled in or mended, the outcome appears here:",
    },
    "page-results": {"nl": "Uitkomst", "en": "Outcome"},
    "page-years": {"nl": "Per jaar, zoals gelezen", "en": "Per year, as read"},
    "page-figure": {"nl": "Wat", "en": "What"},
    "page-amount": {"nl": "Uitkomst", "en": "Outcome"},
    "page-workbook": {"nl": "Werkmap (XLSX)", "en": "Workbook (XLSX)"},
    "page-template": {"nl": "Sjabloon ophalen", "en": "Download the template"},
    "page-download": {"nl": "Cijfers en berekening ophalen", "en": "Download figures and calculation"},
    "page-upload": {"nl": "Ingevulde werkmap", "en": "Filled-in workbook"},
    "page-take": {
        "nl": "Neem deze cijfers over (vervangt wat hieronder staat)",
        "en": "Take these figures (replaces what stands below)",
    },
    "page-several": {
        "nl": "In de werkmap staan {count} ondernemingen; hier past er één. Overgenomen wordt de eerste.",
        "en": "The workbook holds {count} companies; there is room for one here. The first is taken.",
    },
    "page-choose": {"nl": "Kies", "en": "Choose"},
    "page-unit-one": {"nl": "hele euro's of andere munt", "en": "whole euros or other currency"},
    "page-wacc": {"nl": "Vermogenskostenvoet, WACC (%)", "en": "Cost of capital, WACC (%)"},
    "page-max_intensity": {"nl": "Hoogste steunintensiteit (%)", "en": "Maximum intensity (%)"},
    "page-reference_rate": {"nl": "Referentiepercentage staatssteun (%)", "en": "State-aid reference rate (%)"},
    "page-aid_profile": {
        "nl": "Betaalritme van de steun (% per jaar, samen 100)",
        "en": "Payment profile of the aid (% per year, 100 together)",
    },
    "page-unit": {"nl": "Eenheid", "en": "Unit"},
    "page-price_basis": {"nl": "Prijsbasis", "en": "Price basis"},
    "page-currency": {"nl": "Munt", "en": "Currency"},
}
