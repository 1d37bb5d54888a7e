/* Charts and other figures: tooltip, arrow keys, legend. Without it all of them can be read. */
(() => {
  "use strict";
  const all = (selector, root) => [...root.querySelectorAll(selector)];
  let tip;

  function show(link) {
    if (!tip?.isConnected) {
      tip = document.createElement("div");
      tip.className = "chart__tip";
      tip.setAttribute("aria-hidden", "true");
      document.body.append(tip);
    }
    tip.textContent = link.getAttribute("aria-label");
    tip.hidden = false;
    const point = (link.querySelector(".p") || link).getBoundingClientRect();
    const left = point.x + point.width / 2 - tip.offsetWidth / 2;
    const above = point.y - tip.offsetHeight - 8;
    tip.style.left = `${Math.max(4, Math.min(innerWidth - tip.offsetWidth - 4, left))}px`;
    tip.style.top = `${above < 56 ? point.bottom + 8 : above}px`;
  }
  function hide() {
    if (tip) tip.hidden = true;
  }

  /* One stop of the tab key; arrows go to the neighbour, Home and End to the ends. */
  function move(event, links) {
    const seen = links.filter((link) => !link.classList.contains("off"));
    const at = seen.indexOf(document.activeElement);
    if (event.key === "Escape") hide();
    if (at < 0) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const ends = { Home: 0, End: seen.length - 1 }[event.key];
    const next = step ? (at + step + seen.length) % seen.length : ends;
    if (next === undefined) return;
    event.preventDefault();
    stop(links, seen[next]);
    seen[next].focus();
  }
  function stop(links, one) {
    for (const link of links) link.setAttribute("tabindex", link === one ? "0" : "-1");
  }

  /* In each group of the legend: nothing pressed shows all, else only what is pressed. */
  function filter(figure, links) {
    const groups = all(".chart__legend ul", figure).map((list) =>
      all("[aria-pressed=true]", list).map((button) => button.dataset.only),
    );
    for (const link of links) {
      const fits = groups.every((g) => !g.length || g.some((name) => link.classList.contains(name)));
      link.classList.toggle("off", !fits);
    }
    stop(links, links.find((link) => !link.classList.contains("off")));
  }

  function start(figure) {
    const links = all(".marks a", figure);
    for (const link of links) {
      const title = link.querySelector("title");
      if (!title) continue;
      link.setAttribute("aria-label", title.textContent);
      title.remove();
      link.addEventListener("mouseenter", () => show(link));
      link.addEventListener("focus", () => show(link));
      link.addEventListener("mouseleave", hide);
      link.addEventListener("blur", hide);
    }
    figure.addEventListener("keydown", (event) => move(event, links));
    for (const button of all(".chart__legend button", figure)) {
      button.disabled = false;
      button.addEventListener("click", () => {
        button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
        filter(figure, links);
      });
    }
  }

  function startAll() {
    hide();
    for (const figure of all(".chart:not([data-ready])", document)) {
      figure.dataset.ready = "";
      start(figure);
    }
  }
  /* Material tells of each page that it loads without a reload. */
  if (window.document$) window.document$.subscribe(startAll);
  else document.addEventListener("DOMContentLoaded", startAll);
})();
