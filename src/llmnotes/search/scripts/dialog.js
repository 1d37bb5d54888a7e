/* The dialog: what is typed, what is shown, and the keys. */
(() => {
  "use strict";
  const api = window.llmnotesSearch;
  const PAGE = 10;
  const PATIENCE_MS = 20;
  const FACETS = { kind: ["种类", 6], organization: ["机构", 5], year: ["年份", 5], open: ["开放权重", 2] };
  const SORTS = { "": "按相关度", date: "按日期", size: "按参数量" };
  const node = (id) => document.getElementById(id);
  const input = node("search-input");
  const count = node("search-count");
  count.parentElement.innerHTML = `
    <div class="md-search__scrollwrap" tabindex="0">
      <div class="search-facets" id="search-facets" role="group" aria-label="筛选与排序" hidden></div>
      <div class="md-search-result">
        <ol class="md-search-result__list" id="search-results" role="listbox" aria-label="搜索结果"></ol>
        <button type="button" class="search-more" id="search-more" hidden>显示更多</button>
      </div>
    </div>`;
  for (const [name, value] of Object.entries({
    "aria-autocomplete": "list", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search",
  })) input.setAttribute(name, value);
  const list = node("search-results");
  list.before(count);
  const facets = node("search-facets");
  const more = node("search-more");
  const HINT = "中文、英文、缩写、拼音、数字都可以，例如：旋转位置编码、gpt4、xuanzhuan、175B";
  let filters = {};
  let sort = "";
  let limit = PAGE;
  let turn = 0;

  function make(name, properties = {}, ...children) {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  }

  function clear() {
    list.replaceChildren();
    facets.replaceChildren();
    facets.hidden = true;
    more.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  async function run() {
    const mine = ++turn;
    const query = api.clean(input.value);
    if (!query) {
      clear();
      count.textContent = HINT;
      return;
    }
    try {
      const found = await api.search(query, { limit, filters, sort });
      if (mine !== turn) return;
      const shown = found.items.map((entry) => ({ entry, excerpt: null }));
      const excerpts = Promise.all(shown.map(async (item) => {
        item.excerpt = await api.excerpt(item.entry, query);
      }));
      await Promise.race([excerpts, new Promise((done) => setTimeout(done, PATIENCE_MS))]);
      if (mine !== turn) return;
      show(found, shown, query);
      await excerpts;
      if (mine === turn) shown.forEach((item, at) => fill(list.children[at].firstChild, item, query));
    } catch {
      if (mine !== turn) return;
      clear();
      count.textContent = "搜索没有载入，请检查网络后再试。";
    }
  }

  function show({ total, counts, more: isMore }, shown, query) {
    if (total) count.textContent = `找到 ${total} 个结果`;
    else count.replaceChildren("没有找到符合条件的结果。换个说法，或看", make("a", { href: href("all/"), textContent: "全部条目" }), "。");
    showFacets(counts, total);
    list.replaceChildren(...shown.map((item, at) => {
      const link = make("a", { className: "md-search-result__link", id: `search-result-${at}`, tabIndex: -1 });
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      fill(link, item, query);
      const row = make("li", { className: "md-search-result__item" }, link);
      row.setAttribute("role", "presentation");
      return row;
    }));
    more.hidden = !isMore;
    input.setAttribute("aria-expanded", String(shown.length > 0));
    input.removeAttribute("aria-activedescendant");
  }

  function fill(link, { entry, excerpt }, query) {
    const found = api.patterns(query);
    const facts = [entry.kind, entry.organization, entry.date, entry.billions ? size(entry.billions) : ""];
    const article = make("div", { className: "md-search-result__article md-typeset" });
    const title = make("h1", {}, api.marked(entry.title, found));
    title.setAttribute("role", "presentation");
    article.append(title, make("span", { className: "search-facts" }, facts.filter(Boolean).join(" · ")));
    if (excerpt?.heading) article.append(make("span", { className: "search-section" }, "§ ", api.marked(excerpt.heading, found)));
    if (entry.aliases.length) {
      article.append(make("p", { className: "search-aliases" }, "又称：", api.marked(entry.aliases.slice(0, 8).join("、"), found)));
    }
    article.append(make("p", { className: "search-excerpt" }, excerpt ? api.marked(excerpt.words, found) : ""));
    link.href = address(entry, excerpt, query);
    link.replaceChildren(article);
  }

  function size(billions) {
    return billions >= 1000 ? `${+(billions / 1000).toPrecision(4)}T` : billions >= 1 ? `${billions}B` : `${+(billions * 1000).toPrecision(4)}M`;
  }

  /* In a folder opened without a server the browser does not look for index.html itself. */
  function href(path) {
    const url = new URL(path, api.base);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  }

  function address(entry, excerpt, query) {
    const url = new URL(href(entry.url));
    url.searchParams.set("h", query);
    if (excerpt?.anchor) url.hash = excerpt.anchor;
    return url.href;
  }

  function showFacets(counts, total) {
    const focused = document.activeElement?.dataset?.facet;
    facets.replaceChildren();
    facets.hidden = !total && !Object.keys(filters).length;
    if (facets.hidden) return;
    const choice = make("select", { ariaLabel: "排序" });
    for (const [value, words] of Object.entries(SORTS)) choice.append(new Option(words, value, false, value === sort));
    choice.dataset.facet = "sort";
    choice.addEventListener("change", () => again(() => { sort = choice.value; }));
    facets.append(choice);
    for (const [facet, [name, most]] of Object.entries(FACETS)) {
      const values = [...counts[facet]].sort((a, b) => (facet === "year" ? (a[0] < b[0] ? 1 : -1) : b[1] - a[1]));
      for (const [value, number] of values.slice(0, most)) facets.append(button(facet, name, value, number));
    }
    if (focused) [...facets.children].find((child) => child.dataset.facet === focused)?.focus();
  }

  function button(facet, name, value, number) {
    const words = facet === "open" ? `${name}：${value}` : value;
    const made = make("button", { type: "button", title: name }, `${words} `, make("span", {}, String(number)));
    made.dataset.facet = `${facet}=${value}`;
    made.setAttribute("aria-pressed", String(filters[facet] === value));
    made.addEventListener("click", () => again(() => {
      if (filters[facet] === value) delete filters[facet];
      else filters[facet] = value;
    }));
    return made;
  }

  function again(change) {
    change();
    limit = PAGE;
    run();
  }

  function select(step) {
    const links = [...list.querySelectorAll("a")];
    if (!links.length) return;
    const at = links.findIndex((link) => link.getAttribute("aria-selected") === "true");
    links[at]?.setAttribute("aria-selected", "false");
    const next = links[at < 0 && step < 0 ? links.length - 1 : (at + step + links.length) % links.length];
    next.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", next.id);
    next.scrollIntoView({ block: "nearest" });
  }

  function onKey(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      select(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      (list.querySelector('a[aria-selected="true"]') || list.querySelector("a"))?.click();
    }
  }

  let style;
  async function startDialog() {
    style ||= document.head.appendChild(make("link", { rel: "stylesheet", href: `${api.base}assets/search.css` }));
    input.addEventListener("input", (event) => event.isComposing || again(() => {}));
    let composing = false;
    input.addEventListener("compositionstart", () => { composing = true; });
    input.addEventListener("compositionend", () => again(() => { composing = false; }));
    input.addEventListener("keydown", onKey);
    node("search-form").addEventListener("reset", () => {
      filters = {};
      sort = "";
      setTimeout(() => {
        input.focus();
        run();
      });
    });
    more.addEventListener("click", () => {
      limit += PAGE;
      run();
    });
    list.addEventListener("click", (event) => event.target.closest("a") && !event.ctrlKey && !event.metaKey && api.close());
    if (!input.value) count.textContent = HINT;
    await api.load().catch(() => {});
    if (input.value && !composing) run();
  }

  api.startDialog = startDialog;
})();
