// In a list of one Streamlit takes the choice back when Escape is pressed while the list is closed, as it is after the
// first Escape. Nobody means that, and the sweep would store it: there Escape does nothing. The cross takes a choice back.

function keepChoice(event) {
  if (event.key !== "Escape" || !event.target.closest?.('[data-testid="stSelectbox"]')) return;
  if (event.target.getAttribute("aria-expanded") !== "true") event.stopPropagation();
}

document.addEventListener("keydown", keepChoice, { capture: true });
