// Fetches a script only where a page has what it serves, also after an instant navigation: the
// other pages are lighter by it. And takes from the theme's copy buttons what should not be there.
(() => {
  "use strict";
  const here = document.currentScript.src;
  const scripts = new Map([["[data-tool]", "tools.js"], ["[data-copy-file]", "copy.js"]]);
  const start = () => {
    for (const [wanted, name] of scripts) {
      if (!document.querySelector(wanted)) continue;
      scripts.delete(wanted);
      if (wanted === "[data-tool]" && location.search) document.documentElement.dataset.asked = "";
      document.head.append(Object.assign(document.createElement("script"), { src: new URL(name, here) }));
    }
  };
  // The theme wraps each copy button in a `nav`, once its code is in sight: many landmarks, all nameless.
  const wrapped = document.getElementsByClassName("md-code__nav");
  new MutationObserver(() => {
    for (const wrap of wrapped) wrap.role = "presentation";
  }).observe(document.body, { childList: true, subtree: true });
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
