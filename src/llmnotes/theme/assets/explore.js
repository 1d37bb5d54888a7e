// Fetches the script of the interactive pages only where there is one, also after an instant
// navigation: the other pages are lighter by it.
(() => {
  "use strict";
  const tools = new URL("tools.js", document.currentScript.src).href;
  let asked = false;
  const start = () => {
    if (asked || !document.querySelector("[data-tool]")) return;
    asked = true;
    if (location.search) document.documentElement.dataset.asked = "";
    document.head.append(Object.assign(document.createElement("script"), { src: tools }));
  };
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
