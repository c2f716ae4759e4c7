// The language of the page is the `lang` in its address, as it is for the server: Dutch unless English is asked for.

export function pageLanguage() {
  return new URLSearchParams(location.search).get("lang") === "en" ? "en" : "nl";
}
