/* Before the page is drawn: the reader's colours, and whether its address asks for a filter. */
(() => {
  "use strict";
  const root = document.documentElement;
  // explore.css hides a list until the address's filter has been applied
  if (location.search) root.dataset.asked = "";

  // The names under which the theme's script keeps what a reader has chosen.
  const name = (key, scope) => `${scope.pathname}.${key}`;
  window.__md_scope = new URL("..", document.currentScript.src);
  window.__md_hash = (text) => text; // kept to be compared
  window.__md_get = (key, storage = localStorage, scope = __md_scope) =>
    JSON.parse(storage.getItem(name(key, scope)));
  window.__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
    try {
      storage.setItem(name(key, scope), JSON.stringify(value));
    } catch {
      // private windows may forbid it
    }
  };

  const color = __md_get("__palette")?.color;
  if (!color) return;
  const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  const input = color.media === "(prefers-color-scheme)"
    && document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${scheme})"]`);
  for (const [key, value] of Object.entries(color)) {
    document.body.setAttribute(`data-md-color-${key}`, input ? input.getAttribute(`data-md-color-${key}`) : value);
  }
})();
