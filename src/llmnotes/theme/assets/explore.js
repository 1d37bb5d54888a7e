// The list of models, the filter of timelines, the calculators, the comparison.
// Forms and rows are in the HTML; this script only makes them answer. Addresses keep the state.
(() => {
  "use strict";

  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /** Make an element; properties that the element has are set, others become attributes. */
  const make = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in made) made[key] = value;
      else made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  };

  // ---------- state in the address ----------

  const asked = () => new URLSearchParams(location.search);

  /** Keep values in the address; empty ones leave it. */
  const remember = (values) => {
    const url = new URL(location.href);
    for (const [key, value] of Object.entries(values)) {
      if (value) url.searchParams.set(key, value);
      else url.searchParams.delete(key);
    }
    url.search = url.searchParams.toString().replaceAll("%2C", ",");
    history.replaceState(history.state, "", url);
  };
  const controls = (form) => [...form.elements].filter((control) => control.name);
  const values = (form) =>
    Object.fromEntries(
      controls(form).map((c) => [c.name, c.type === "checkbox" ? (c.checked ? "1" : "") : c.value]),
    );
  const restore = (form) => {
    const query = asked();
    for (const control of controls(form)) {
      if (control.type === "checkbox") control.checked = query.get(control.name) === "1";
      else if (query.has(control.name)) control.value = query.get(control.name);
      else if (form.dataset.keep === undefined) control.value = "";
    }
  };

  /** Call once when calls have stopped coming, and only while the page is still there. */
  const later = (root, call) => {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(() => root.isConnected && call(), 80);
    };
  };

  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = make("textarea", { value: text });
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  // ---------- the list of models ----------

  const UNITS = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };
  const readNumber = (cell) => {
    if (cell.dataset.v) return +cell.dataset.v;
    const found = /^([\d.,]+)([KMBT]?)$/.exec(cell.textContent);
    return found ? Math.round(found[1].replaceAll(",", "") * (UNITS[found[2]] ?? 1)) : null;
  };
  /** Words as they are compared: without case, width, spaces and hyphens. */
  const plain = (words) => words.normalize("NFKC").toLowerCase().replace(/[\s\-_‑–·]+/g, "");
  const SHOWN = 600;

  const readRow = (row, heads, aliases) => {
    const cells = [...row.cells];
    const read = {
      row,
      link: one("a", row),
      words: cells.map((cell) => cell.textContent),
      numbers: cells.map((cell, i) => (heads[i].className === "num" ? readNumber(cell) : null)),
      family: row.dataset.family,
    };
    const other = [row.dataset.alias, aliases.get(read.words[1]), aliases.get(read.family)];
    read.search = plain([...read.words, ...other].filter(Boolean).join("|"));
    return read;
  };

  const explorer = (root) => {
    const form = one("form", root);
    const status = one("[role=status]", root);
    const body = one("tbody", root);
    const heads = all("thead th", root);
    const column = Object.fromEntries(heads.map((head, i) => [head.dataset.key, i]));
    const compare = one("[data-compare]", root);
    const compareUrl = compare.getAttribute("href");
    const aliases = new Map();
    for (const option of all("[name=org] option, [name=family] option", form)) {
      const byName = option.parentNode.name === "org";
      aliases.set(byName ? label(option) : option.value, `${label(option)}|${option.dataset.alias ?? ""}`);
    }
    const picked = new Set();
    let rows = [];
    let shown = [];
    let sort = "";
    let whole = false;
    let pending = (root.dataset.more ?? "").split(" ").filter(Boolean);

    const add = (found) => {
      for (const row of found) {
        const read = readRow(row, heads, aliases);
        const box = make("input", { type: "checkbox", ariaLabel: `选择 ${read.words[0]}` });
        box.onchange = () => {
          if (box.checked) picked.add(read);
          else picked.delete(read);
          tell();
        };
        row.cells[0].prepend(make("label", {}, box));
        rows.push(read);
      }
    };
    /** Take in the rows of the further pages, once. */
    const fetchMore = async () => {
      const addresses = pending;
      pending = [];
      const pages = await Promise.all(addresses.map((a) => fetch(a).then((r) => r.text())));
      pages.forEach((page, i) => {
        const base = new URL(addresses[i], location.href);
        const found = all("tbody tr", one(".explore", new DOMParser().parseFromString(page, "text/html")));
        for (const row of found) one("a", row).href = new URL(one("a", row).getAttribute("href"), base);
        body.append(...found);
        add(found);
      });
    };

    const tests = (state) => {
      const found = [];
      for (const [name, i] of Object.entries(column)) {
        if (!state[name]) continue;
        const wanted = label(one(`[name=${name}] option:checked`, form));
        if (name === "context") found.push((r) => r.numbers[i] >= +state.context);
        else found.push((r) => r.words[i].split(/ [+·] /).includes(wanted));
      }
      if (state.family) found.push((r) => r.family === state.family);
      if (state.year) found.push((r) => r.words[column.date].startsWith(state.year));
      const total = (r) => r.numbers[column.total];
      if (state.min) found.push((r) => total(r) !== null && total(r) >= state.min * 1e9);
      if (state.max) found.push((r) => total(r) !== null && total(r) <= state.max * 1e9);
      return found;
    };
    const search = (found, query) => {
      const phrase = plain(query);
      if (!phrase) return found;
      const exact = found.filter((r) => r.search.includes(phrase));
      if (exact.length) return exact;
      const parts = query.split(/\s+/).map(plain).filter(Boolean);
      return found.filter((r) => parts.every((part) => r.search.includes(part)));
    };
    const order = (found) => {
      const key = sort.replace("-", "");
      const i = column[key];
      if (i === undefined) return found;
      const down = sort[0] === "-" ? -1 : 1;
      const number = heads[i].className === "num";
      const value = (r) => (number ? r.numbers[i] : r.words[i] || null);
      const compareTwo = number ? (a, b) => a - b : new Intl.Collator("zh", { numeric: true }).compare;
      return [...found].sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        if (x === null || y === null) return (x === null) - (y === null);
        return down * compareTwo(x, y);
      });
    };

    const tell = (extra = "") => {
      const count = shown.length === rows.length ? rows.length : `${shown.length} / ${rows.length}`;
      const chosen = picked.size ? ` · 已选 ${picked.size} 个` : "";
      status.textContent = `${count} 个模型${chosen}${extra}`;
      const ids = [...picked].map((r) => r.link.pathname.split("/").at(-2));
      if (ids.length > 1 && ids.length < 5) compare.href = `${compareUrl}?m=${ids.join(",")}`;
      else compare.removeAttribute("href");
      compare.title = compare.hasAttribute("href") ? "" : "先选 2 到 4 个模型";
    };
    const draw = async () => {
      const state = values(form);
      if (pending.length && (sort || whole || Object.values(state).some(Boolean))) await fetchMore();
      const tested = tests(state);
      shown = order(search(rows.filter((r) => tested.every((test) => test(r))), state.find));
      for (const { row } of rows) row.hidden = true;
      const limit = whole ? Infinity : SHOWN;
      for (const { row } of shown.slice(0, limit)) row.hidden = false;
      body.append(...shown.map((r) => r.row));
      more.hidden = shown.length <= limit;
      more.firstChild.textContent = `显示全部 ${shown.length} 个`;
      heads.forEach((head, i) => {
        if (i === column[sort.replace("-", "")]) head.ariaSort = sort[0] === "-" ? "descending" : "ascending";
        else head.removeAttribute("aria-sort");
      });
      tell();
    };
    const change = later(root, async () => {
      await draw();
      remember({ ...values(form), sort });
    });

    for (const head of heads) {
      const key = head.dataset.key;
      // Numbers and dates are asked for from the top, names from A.
      const first = head.className === "num" || key === "date" ? "-" : "";
      const second = first ? "" : "-";
      const sorter = make("button", { type: "button" }, ...head.childNodes);
      sorter.onclick = () => {
        sort = sort === first + key ? second + key : sort === second + key ? "" : first + key;
        change();
      };
      head.replaceChildren(sorter);
    }
    const more = make("p", { className: "explore__more", hidden: true }, make("button", { type: "button", className: "button" }));
    more.firstChild.onclick = () => {
      whole = true;
      draw();
    };
    one(".table-wrap", root).after(more);
    for (const button of all("[data-copy]", root)) {
      button.onclick = async () => {
        const chosen = picked.size ? shown.filter((r) => picked.has(r)) : shown;
        await copy(button.dataset.copy === "csv" ? asCsv(heads, chosen) : asMarkdown(heads, chosen));
        tell(` · 已复制 ${chosen.length} 行`);
      };
    }
    add([...body.rows]);
    form.onsubmit = (event) => event.preventDefault();
    form.oninput = change;
    form.onreset = () => {
      sort = "";
      change();
    };
    const load = () => {
      restore(form);
      sort = asked().get("sort") ?? "";
      return draw();
    };
    shown = rows;
    tell();
    if (location.search) load();
    return load;
  };

  const label = (option) => option.textContent.replace(/（\d+）$/, "");
  const titles = (heads) => heads.map((head) => head.textContent);
  const asMarkdown = (heads, rows) => {
    const line = (cells) => `| ${cells.map((c) => c.replaceAll("|", "\\|")).join(" | ")} |`;
    const named = ({ words, link }) => [`[${words[0]}](${link.href})`, ...words.slice(1)];
    const rule = heads.map((head) => (head.className === "num" ? "---:" : "---"));
    return [titles(heads), rule, ...rows.map(named)].map(line).join("\n") + "\n";
  };
  const asCsv = (heads, rows) => {
    const quote = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const exact = (row) => row.words.map((words, i) => String(row.numbers[i] ?? words));
    return [titles(heads), ...rows.map(exact)].map((c) => c.map(quote).join(",") + "\r\n").join("");
  };

  // ---------- the filter of a timeline ----------

  const timeline = (form) => {
    const page = form.parentNode;
    const items = all(".timeline .item", page);
    const sections = all("section.timeline", page);
    const years = all(".years li", page);
    const status = one("[role=status]", form);
    const draw = () => {
      const wanted = Object.entries(values(form)).filter(([, value]) => value);
      for (const item of items) item.hidden = wanted.some(([key, value]) => item.dataset[key] !== value);
      const left = items.filter((item) => !item.hidden);
      for (const section of sections) {
        section.hidden = !one(".item:not([hidden])", section);
        section.previousElementSibling.hidden = section.hidden;
      }
      const counts = years.map((year) => {
        const begin = one("b", year).textContent;
        return left.filter((item) => one("time", item).dateTime.startsWith(begin)).length;
      });
      const most = Math.max(1, ...counts);
      years.forEach((year, i) => {
        const height = Math.round((40 * counts[i]) / most);
        one("rect", year).setAttribute("y", 40 - height);
        one("rect", year).setAttribute("height", height);
        one("span", year).textContent = `${counts[i]} 条`;
      });
      status.textContent = left.length === items.length ? `${left.length} 条` : `${left.length} / ${items.length} 条`;
    };
    const change = later(form, () => {
      draw();
      remember(values(form));
    });
    const load = () => {
      restore(form);
      draw();
    };
    form.onsubmit = (event) => event.preventDefault();
    form.oninput = form.onreset = change;
    if (location.search) load();
    return load;
  };

  // ---------- start, also after an instant navigation ----------

  const TOOLS = { explorer, timeline };
  let loads = [];
  const start = () => {
    loads = loads.filter(({ root }) => root.isConnected);
    for (const root of all("[data-tool]:not([data-ready])")) {
      root.dataset.ready = "";
      loads.push({ root, load: TOOLS[root.dataset.tool](root) });
    }
  };
  addEventListener("popstate", () => {
    for (const { root, load } of loads) if (root.isConnected) load();
  });
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
