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

  /** What stands in the place of an empty list. */
  const nothing = (words) =>
    make("p", { className: "empty", hidden: true }, `${words}换一个词，或去掉一个条件。`);

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
  const value = (c) => (c.type === "checkbox" ? (c.checked ? "1" : "") : c.value);
  const usual = (c) =>
    c.type === "select-one" ? ([...c.options].find((o) => o.defaultSelected) ?? c.options[0]).value : c.defaultValue;
  const values = (form) => Object.fromEntries(controls(form).map((c) => [c.name, value(c)]));
  /** What the address has to say: what is not as it is without an address. */
  const changed = (form) =>
    Object.fromEntries(
      controls(form).map((c) => [c.name, c.type === "checkbox" || value(c) !== usual(c) ? value(c) : ""]),
    );
  const restore = (form) => {
    const query = asked();
    for (const control of controls(form)) {
      const kept = query.get(control.name);
      if (control.type === "checkbox") control.checked = kept === "1";
      else control.value = kept ?? usual(control);
      // An address may name what is no longer there.
      if (control.selectedIndex === -1) control.value = usual(control);
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

  /** What stands on another page of a long list, with links that hold here. */
  const itemsOf = async (address, selector) => {
    const base = new URL(address, location.href);
    const page = await fetch(base).then((answer) => answer.text());
    const found = all(selector, new DOMParser().parseFromString(page, "text/html"));
    for (const link of found.flatMap((item) => all("a", item))) {
      link.href = new URL(link.getAttribute("href"), base);
    }
    return found;
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

  /** The number of a cell in ones; its head says what one of its unit comes to. */
  const readNumber = (cell, head) => {
    if (cell.dataset.v) return +cell.dataset.v;
    const words = cell.textContent.replaceAll(",", "");
    return words && !isNaN(words) ? Math.round(words * head.dataset.scale) : null;
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
      numbers: cells.map((cell, i) => (heads[i].dataset.scale ? readNumber(cell, heads[i]) : null)),
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
    const fold = one(".form__fold", form);
    fold.onclick = () => {
      fold.ariaExpanded = String(fold.ariaExpanded !== "true");
    };
    const folded = all("#filters [name]", form);
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
      for (const found of await Promise.all(addresses.map((a) => itemsOf(a, ".explore tbody tr")))) {
        body.append(...found);
        add(found);
      }
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
      // A model of that name comes before those whose maker or family is called so.
      const named = (r) => plain(r.words[0]).includes(phrase);
      if (exact.length) return [...exact.filter(named), ...exact.filter((r) => !named(r))];
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
      const fits = ids.length > 1 && ids.length < 5;
      compare.href = fits ? `${compareUrl}?m=${ids.join(",")}` : compareUrl;
      compare.textContent = fits ? "对比所选" : "模型对比";
      compare.title = fits ? "" : "选 2 到 4 个模型，就对比所选的";
    };
    const draw = async () => {
      const state = values(form);
      const set = folded.filter((control) => control.value).length;
      one("span", fold).textContent = set ? `（${set}）` : "";
      if (pending.length && (sort || whole || Object.values(state).some(Boolean))) await fetchMore();
      const tested = tests(state);
      shown = order(search(rows.filter((r) => tested.every((test) => test(r))), state.find));
      for (const { row } of rows) row.hidden = true;
      const limit = whole ? Infinity : SHOWN;
      for (const { row } of shown.slice(0, limit)) row.hidden = false;
      body.append(...shown.map((r) => r.row));
      none.hidden = shown.length > 0;
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
      remember({ ...changed(form), sort });
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
    const none = nothing("没有符合条件的模型。");
    one(".table-wrap", root).after(none, more);
    for (const button of all("[data-copy]", root)) {
      button.onclick = async () => {
        const chosen = picked.size ? shown.filter((r) => picked.has(r)) : shown;
        await copy(button.dataset.copy === "csv" ? asCsv(heads, chosen) : asMarkdown(heads, chosen));
        root.dataset.copied = button.dataset.copy;
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
    const names = titles(heads).map((title, i) => (heads[i].dataset.scale ? title.replace(/（\w+）$/, "") : title));
    return [names, ...rows.map(exact)].map((c) => c.map(quote).join(",") + "\r\n").join("");
  };

  // ---------- the filter of a timeline ----------

  const timeline = (form) => {
    const page = form.parentNode;
    const sections = all("section.timeline", page);
    const years = all(".years li", page);
    const status = one("[role=status]", form);
    const none = nothing("没有符合条件的条目。");
    form.after(none);
    /** Put the entries of a year that stand on pages of its own in the place of the few that are here. */
    const complete = async (section) => {
      const addresses = section.dataset.more.split(" ");
      delete section.dataset.more;
      const found = await Promise.all(addresses.map((a) => itemsOf(a, ".timeline .item")));
      const list = make("ol", {}, ...found.flat());
      section.replaceChildren(list);
    };
    const draw = async () => {
      const wanted = Object.entries(values(form)).filter(([, value]) => value);
      const short = sections.filter((section) => section.dataset.more);
      if (short.length && !wanted.length) return;
      await Promise.all(short.map(complete));
      const items = all(".timeline .item", page);
      for (const item of items) item.hidden = wanted.some(([key, value]) => item.dataset[key] !== value);
      const left = items.filter((item) => !item.hidden);
      for (const section of sections) {
        section.hidden = !one(".item:not([hidden])", section);
        section.previousElementSibling.hidden = section.hidden;
      }
      const counts = sections.map((section) => all(".item:not([hidden])", section).length);
      none.hidden = left.length > 0;
      const most = Math.max(1, ...counts);
      years.forEach((year, i) => {
        const height = Math.round((40 * counts[i]) / most);
        one("rect", year).setAttribute("y", 40 - height);
        one("rect", year).setAttribute("height", height);
        one("span", year).textContent = counts[i];
      });
      status.textContent = left.length === items.length ? `${left.length} 条` : `${left.length} / ${items.length} 条`;
    };
    const change = later(form, async () => {
      remember(changed(form));
      await draw();
    });
    const load = () => {
      restore(form);
      return draw();
    };
    form.onsubmit = (event) => event.preventDefault();
    form.oninput = form.onreset = change;
    return load;
  };

  // ---------- numbers in words, as the pages write them ----------

  /** Round half to even and put commas, as Python does. */
  const whole = (number) => {
    const rounded = Math.abs(number % 1) === 0.5 ? 2 * Math.round(number / 2) : Math.round(number);
    return rounded.toLocaleString("en-US");
  };
  /** Some digits; JavaScript rounds a tie up, Python to the even digit. */
  const precise = (number, count) => {
    const [mantissa, power] = number.toExponential(40).split("e");
    const figures = mantissa.replace(".", "");
    const tie = /^50*$/.test(figures.slice(count)) && figures[count - 1] % 2 === 0;
    return tie ? +`${figures[0]}.${figures.slice(1, count)}e${power}` : +number.toPrecision(count);
  };
  const digits = (number, count) =>
    number >= 10 ** count - 0.5 ? whole(number) : String(precise(number, count));
  const gigabytes = (size) => `${digits(size / 1e9, 3)} GB`;
  const binaryBytes = (size) => {
    const power = Math.min(4, Math.floor(Math.log2(Math.max(1, size)) / 10));
    return power ? `${digits(size / 1024 ** power, 4)} ${["", "KiB", "MiB", "GiB", "TiB"][power]}` : `${whole(size)} B`;
  };
  const scientific = (number) => {
    const [mantissa, power] = precise(number, 4).toExponential().split("e");
    const raised = [...String(+power)].map((c) => "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"["0123456789-".indexOf(c)]).join("");
    return `${+mantissa} × 10${raised}`;
  };
  const json = (() => {
    const kept = new Map();
    return (address) => {
      if (!kept.has(address)) kept.set(address, fetch(address).then((r) => (r.ok ? r.json() : null)).catch(() => null));
      return kept.get(address);
    };
  })();

  // ---------- calculators; src/llmnotes/pages/calculation_words.py says the same ----------

  const NO_WEIGHTS = "参数量没有公布或尚未查证，算不了。";

  const knownOf = (record, peak) => {
    const { parameters = {}, training = {}, derived = {} } = record;
    const stated = parameters.exact ?? parameters.checkpoint ?? Math.round((parameters.total ?? 0) * 1e9);
    const used = (parameters.active ?? parameters.total ?? 0) * 1e9;
    const accelerator = training.hardware?.accelerator;
    const [hours, tokens] = [training.gpu_hours, training.tokens];
    const implied = hours && tokens && used && peak(accelerator) && (6 * used * tokens) / (peak(accelerator) * hours * 3600);
    return { parameters: derived.parameters_total ?? stated, cache: derived.kv_cache, used, tokens, hours, accelerator, implied };
  };

  const calculator = (form) => {
    const page = form.parentNode;
    const out = (name) => one(`[data-out="${name}"]`, page);
    const labels = JSON.parse(form.dataset.words);
    const chosen = (name) => one(`[name=${name}] option:checked`, form);
    const number = (name) => +chosen(name).dataset.number;
    const typed = (name) => {
      const field = form.elements[name];
      return field.value > 0 ? +field.value : +field.defaultValue;
    };
    const peak = (name) =>
      +(all("[name=gpu] option", form).find((o) => name?.startsWith(o.value))?.dataset.number ?? 0);

    const memory = (model) => {
      const bits = number("w");
      const weights = Math.floor((model.parameters * bits) / 8);
      const [tokens, batch, cards] = [typed("n"), typed("b"), typed("cards")];
      const lines = (model.cache ?? []).map((line) => {
        const kept = line.limit ? Math.min(tokens, line.limit) : tokens;
        const bytes = line.state ? 2 : number("k");
        const size = line.each * line.layers * (line.state ? 1 : kept) * bytes;
        const cut = line.limit && line.limit < tokens ? `（最多留 ${whole(line.limit)} 个）` : "";
        const length = line.state ? "" : ` × ${whole(kept)} 个 token${cut}`;
        const name = labels[line.kind] + (line.state ? "（固定大小的状态）" : "");
        const sum = `${name}：${line.numbers} = ${whole(line.each)} 个数 × ${whole(line.layers)} 层${length} × ${bytes} 字节 = ${whole(size)} 字节`;
        return { size, sum };
      });
      const sequence = lines.reduce((sum, line) => sum + line.size, 0);
      const cache = sequence * batch;
      const said = lines.map((line) => line.sum);
      if (!model.cache) said.push("架构没有公布或尚未查证，算不了。");
      else if (!lines.length) said.push("编码器不逐个生成 token，没有 KV 缓存。");
      else said.push(`${whole(batch)} 条序列 × ${whole(sequence)} 字节 = ${whole(cache)} 字节 = ${binaryBytes(cache)}`);
      const room = number("card") * cards;
      const total = weights + cache;
      const both = `权重 ${gigabytes(weights)} + 缓存 ${gigabytes(cache)} = ${gigabytes(total)}`;
      const place = `${whole(cards)} 张 ${chosen("card").value} 的卡共 ${gigabytes(room)}`;
      const most = sequence ? `，最多同时放 ${whole(Math.floor((room - weights) / sequence))} 条序列。` : "。";
      const fit =
        total > room
          ? `${both}；${place}，放不下，至少要 ${whole(Math.ceil(total / number("card")))} 张。`
          : `${both}；${place}，还剩 ${gigabytes(room - total)}${most}`;
      return {
        weights: weights ? gigabytes(weights) : "—",
        "weights-sum": weights
          ? `${whole(model.parameters)} 个参数 × ${bits} 位 ÷ 8 = ${whole(weights)} 字节 = ${gigabytes(weights)}（${binaryBytes(weights)}）`
          : NO_WEIGHTS,
        cache: sequence ? binaryBytes(cache) : "—",
        "cache-sum": said.join("\n"),
        fit: !weights ? "—" : total > room ? "放不下" : "放得下",
        "fit-sum": weights ? fit : NO_WEIGHTS,
      };
    };

    const training = (model) => {
      const cards = model.accelerator ? ` ${model.accelerator}` : "";
      const share = model.implied ? `，隐含的利用率为 ${precise(model.implied * 100, 3)}%` : "";
      const published = model.hours ? `\n厂商公布的是 ${digits(model.hours, 4)}${cards} 卡时${share}。` : "";
      const tokens = typed("t") * 1e12 || model.tokens;
      if (!model.used || !tokens) {
        const none = "参数量或训练 token 数没有公布；可以自己填一个 token 数。";
        return { flops: "—", hours: "—", "training-sum": none + published };
      }
      const flops = 6 * model.used * tokens;
      const hours = flops / (((number("gpu") * typed("mfu")) / 100) * 3600);
      const sums = [
        `6 × ${scientific(model.used)} 个参数 × ${scientific(tokens)} 个 token = ${scientific(flops)} FLOP`,
        `${scientific(flops)} FLOP ÷（${scientific(number("gpu"))} FLOP/s × ${digits(typed("mfu"), 4)} % × 3,600 秒）= ${digits(hours, 4)} 卡时`,
        `${digits(hours, 4)} 卡时 ÷ ${whole(typed("gpus"))} 张 ÷ 24 = ${digits(hours / typed("gpus") / 24, 4)} 天`,
      ];
      return { flops: scientific(flops), hours: digits(hours, 4), "training-sum": sums.join("\n") + published };
    };

    const draw = async () => {
      const id = form.elements.m.value;
      const record = await json(`${form.dataset.models}${id}.json`);
      if (!record || form.elements.m.value !== id) return;
      const model = knownOf(record, peak);
      for (const [name, words] of Object.entries({ ...memory(model), ...training(model) })) {
        out(name).textContent = words;
      }
      const link = one("a", out("model"));
      link.textContent = chosen("m").textContent;
      link.href = `${form.dataset.pages}${id}/`;
      form.dataset.shown = id;
    };
    const change = later(form, () => {
      remember(changed(form));
      return draw();
    });
    const load = () => {
      restore(form);
      return draw();
    };
    form.onsubmit = (event) => event.preventDefault();
    form.oninput = form.onreset = change;
    return load;
  };

  // ---------- models side by side ----------

  const compare = (root) => {
    const form = one("form", root);
    const slots = all("select", form);
    const body = all("tr[data-path]", root);
    const head = one("thead tr", root);
    const list = one(".sources", root);
    const { models, root: home } = root.dataset;
    for (const slot of slots.slice(1)) {
      const kept = slot.value;
      slot.replaceChildren(...slots[0].cloneNode(true).childNodes);
      slot.value = kept;
    }

    const cite = (numbers, { sources, cross_checks: checks = [], shown }, position) => {
      const { ref, at } = [...sources, ...checks][position];
      if (!numbers.has(ref)) numbers.set(ref, { number: numbers.size + 1, name: shown.sources[ref] });
      const { number, name } = numbers.get(ref);
      const title = [name, at].filter(Boolean).join("，");
      return make("sup", { className: "cite" }, make("a", { href: `#ref-${number}`, title }, `[${number}]`));
    };
    const draw = async () => {
      const ids = [...new Set(slots.map((slot) => slot.value).filter(Boolean))];
      const wanted = ids.join(",");
      root.dataset.wanted = wanted;
      const records = (await Promise.all(ids.map((id) => json(`${models}${id}.json`)))).filter(Boolean);
      if (root.dataset.wanted !== wanted || !records.length) return;
      const links = records.map((r) => make("a", { href: home + r.page }, r.name.zh));
      head.replaceChildren(head.cells[0], ...links.map((link) => make("th", { scope: "col" }, link)));
      const numbers = new Map();
      for (const row of body) {
        const facts = records.map((r) => r.shown.facts[row.dataset.path]);
        const known = facts.filter(Boolean);
        const differs = new Set(known.map(([words]) => words)).size > 1;
        row.className = differs ? "differs" : "";
        row.hidden = !known.length || (form.elements.d.checked && !differs);
        const cells = facts.map((fact, i) => {
          if (!fact) return make("td");
          const [words, ...cited] = fact;
          return make("td", {}, words, ...cited.map((position) => cite(numbers, records[i], position)));
        });
        row.replaceChildren(row.cells[0], ...cells);
      }
      for (const group of all("tbody", root)) {
        group.rows[0].cells[0].colSpan = records.length + 1;
        group.hidden = !one("tr[data-path]:not([hidden])", group);
      }
      const sources = [...numbers].map(([ref, { number, name }]) =>
        make("li", { id: `ref-${number}` }, make("a", { href: `${home}sources/#${ref}` }, name)),
      );
      list.replaceChildren(...sources);
      root.dataset.shown = wanted;
    };
    const state = () => {
      const ids = slots.map((slot) => slot.value).filter(Boolean).join(",");
      return { m: ids === root.dataset.usual ? "" : ids, d: form.elements.d.checked ? "1" : "" };
    };
    form.onsubmit = (event) => event.preventDefault();
    form.oninput = () => {
      remember(state());
      draw();
    };
    const link = one("[data-link]", form);
    link.onclick = async () => {
      await copy(location.href);
      link.textContent = "已复制";
    };
    const load = () => {
      const ids = (asked().get("m") ?? root.dataset.usual).split(",");
      slots.forEach((slot, i) => {
        slot.value = ids[i] ?? "";
        if (slot.selectedIndex === -1) slot.value = "";
      });
      form.elements.d.checked = asked().get("d") === "1";
      return draw();
    };
    return load;
  };

  // ---------- start, also after an instant navigation ----------

  const TOOLS = { explorer, timeline, calculator, compare };
  let loads = [];
  const start = () => {
    loads = loads.filter(({ root }) => root.isConnected);
    const answers = [];
    for (const root of all("[data-tool]:not([data-ready])")) {
      root.dataset.ready = "";
      const load = TOOLS[root.dataset.tool](root);
      loads.push({ root, load });
      if (location.search) answers.push(load());
    }
    // Until then the styles hide what the address asks for.
    Promise.allSettled(answers).then(() => document.documentElement.removeAttribute("data-asked"));
  };
  addEventListener("popstate", () => {
    for (const { root, load } of loads) if (root.isConnected) load();
  });
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
