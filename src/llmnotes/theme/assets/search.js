/* Opens the search. The rest of it is loaded when it is opened for the first time. */
(() => {
  "use strict";
  if (window.llmnotesSearch) return;
  const base = new URL("../", document.currentScript.src).href;
  const toggle = document.getElementById("__search");
  const input = document.getElementById("search-input");
  if (!toggle || !input) return;
  const loads = new Map();
  const takers = new Map();
  let before = null;
  let started = null;
  let openedHere = false;
  let arrived = 0;

  function script(path) {
    if (!loads.has(path)) {
      loads.set(path, new Promise((done, failed) => {
        const element = document.createElement("script");
        element.src = base + path;
        element.onload = done;
        element.onerror = () => {
          loads.delete(path);
          failed(new Error(`no ${path}`));
        };
        document.head.append(element);
      }));
    }
    return loads.get(path);
  }

  /* Data are scripts, not JSON: a browser reads nothing else beside a page of a folder. */
  async function data(name, version = "") {
    let value;
    takers.set(name, (given) => { value = given; });
    await script(`search/${name}.js${version && `?${version}`}`);
    return value;
  }

  /* What did not arrive is asked for again with the next key. */
  function start() {
    started ||= script("search/dialog.js").then(() => llmnotesSearch.startDialog()).catch(() => {
      started = null;
      document.getElementById("search-count").textContent = "搜索没有载入，请检查网络后再试。";
    });
    return started;
  }

  function setOpen(open) {
    openedHere = open && performance.now();
    if (open && !toggle.checked && document.activeElement !== input) before = document.activeElement;
    if (toggle.checked !== open) {
      toggle.checked = open;
      toggle.dispatchEvent(new Event("change"));
    }
    if (!open) {
      input.blur();
      before?.focus?.({ preventScroll: true });
      before = null;
    }
  }

  async function ask(query) {
    setOpen(true);
    await start();
    input.value = query;
    input.dispatchEvent(new Event("input"));
  }

  function isTyping(target) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
  }

  window.llmnotesSearch = {
    base,
    script,
    data,
    receive: (name, value) => takers.get(name)?.(value),
    close: () => setOpen(false),
    ask,
  };

  toggle.addEventListener("change", () => {
    /* The theme closes the search 125 ms after a link, also one that is opened on the new page. */
    if (!toggle.checked && openedHere && performance.now() - arrived < 500) setOpen(true);
    if (!toggle.checked) return;
    setTimeout(() => toggle.checked && input.focus(), 30);
    start();
  });
  input.addEventListener("focus", () => {
    setOpen(true);
    start();
  });
  input.addEventListener("input", () => started || start());
  document.getElementById("search-form").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const chord = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    if (chord || (plain && !isTyping(event.target) && ["/", "s", "f"].includes(event.key))) {
      event.preventDefault();
      event.stopImmediatePropagation();
      setOpen(true);
      input.focus();
      input.select();
    } else if (event.key === "Escape" && toggle.checked && !event.isComposing) {
      event.preventDefault();
      event.stopImmediatePropagation();
      setOpen(false);
    }
  }, true);

  /* ?q= opens the search, ?h= shows on the page what was searched for. */
  async function readAddress() {
    const asked = new URLSearchParams(location.search);
    if (asked.get("q")) await ask(asked.get("q"));
    if (asked.get("h")) {
      await script("search/dialog.js");
      llmnotesSearch.markPage(asked.get("h"));
    }
  }
  /* A link that looks like a search box opens the search; `path` asks for the page that is missing. */
  function missingName() {
    const last = decodeURI(location.pathname).split("/").filter(Boolean).pop() || "";
    return last.replace(/\.html?$/, "").replace(/-/g, " ");
  }
  addEventListener("click", (event) => {
    const box = event.target instanceof Element && event.target.closest("[data-search]");
    if (!box || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    before = box;
    if (box.dataset.search) ask(missingName());
    else {
      setOpen(true);
      input.focus();
    }
  }, true);
  /* The theme tells of each page it goes to; of the first one it does not in a folder without a server. */
  readAddress();
  let isFirst = true;
  window.document$?.subscribe(() => {
    arrived = performance.now();
    // the address changes before the page
    openedHere &&= arrived - openedHere < 1e3;
    if (!isFirst) readAddress();
    isFirst = false;
  });
})();
