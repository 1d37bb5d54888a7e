/* search(): names and full text together. Another engine can stand behind the same function. */
(() => {
  "use strict";
  const api = window.llmnotesSearch;
  const { fold, words, setTraditional, setNames, byName, nameWords, nearest, readings, withoutAsking, asModel, corrected, bySound } = api;
  const LONGEST = 120;
  const SURE_NAME = 40;
  /* What full text adds at most: less where a name says exactly what was typed, more where none does. */
  const TEXT_SHARE = 40;
  const TEXT_SHARE_BESIDE_NAME = 16;
  const TEXT_SHARE_ALONE = 70;
  const EXACT_NAME = 88;
  /* What another reading finds counts less where a name is exactly what was typed. */
  const BESIDE_EXACT = 0.8;
  const PART_NAME = 70;
  const NO_TYPO = 70;
  const CANDIDATES = 80;
  let index;
  let entries;
  let loading;

  async function prepare() {
    index = await api.data("titles");
    setTraditional(index.traditional);
    entries = index.entries.map(readRow);
    setNames(entries);
    return entries;
  }

  function readRow([url, title, aliases = "", sounds = "", kind, maker = -1, date = "", open = -1, billions = 0], id) {
    return {
      id, url, title, date, billions,
      aliases: aliases ? aliases.split("|") : [],
      sounds: sounds ? sounds.split("|") : [],
      kind: index.kinds[kind],
      organization: index.makers[maker] || "",
      year: date.slice(0, 4),
      open: open < 0 ? "" : open ? "是" : "否",
    };
  }

  function load() {
    loading ||= prepare().catch((error) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  /* A lone half of a letter cannot stand in an address. */
  function clean(query) {
    return String(query).slice(0, LONGEST).replace(/[\ud800-\udfff]/gu, "").trim();
  }

  function shardOf(word) {
    let low = 0;
    let high = index.first.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (index.first[middle] <= word) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  const shards = new Map();
  function shard(number) {
    if (!shards.has(number)) {
      const name = `s${index.shards.slice(8 * number, 8 * number + 8)}`;
      shards.set(number, api.data(name).catch(() => {
        shards.delete(number);
        return {};
      }));
    }
    return shards.get(number);
  }

  /* The lists of a word: its own, those it begins, or, where there is none, those one typo away. */
  async function lists(word, isLast) {
    if (!index.first.length) return { found: [], isKnown: false };
    const lines = await shard(shardOf(word));
    const own = Object.hasOwn(lines, word) ? [[lines[word], 1]] : [];
    if (own.length && !isLast) return { found: own, isKnown: true };
    const found = [...own, ...begun(word, lines)];
    if (found.length) return { found, isKnown: true };
    return { found: await mistyped(word, lines), isKnown: false };
  }

  function begun(word, lines) {
    const isLatin = /^[a-z]/.test(word);
    const found = [];
    for (const other of Object.keys(lines)) {
      if (other === word || found.length > 20) continue;
      if (isLatin && word.length > 1 && other.startsWith(word)) found.push([lines[other], (0.6 * word.length) / other.length]);
      else if (word.length === 1 && other[0] === word && word >= "\u3400") found.push([lines[other], 0.5]);
    }
    return found;
  }

  async function mistyped(word, lines) {
    if (!/^[a-z]/.test(word) || word.length < 5) return [];
    const known = nearest(word, nameWords().keys());
    const meant = known.length ? known : nearest(word, Object.keys(lines));
    const found = await Promise.all(meant.slice(0, 3).map(async (other) => (await shard(shardOf(other)))[other]));
    return found.filter(Boolean).map((line) => [line, 0.6]);
  }

  function readList(found) {
    const ranks = new Map();
    for (const [line, weight] of found) {
      let document = 0;
      for (const [, letters, rank] of line.matchAll(/([a-z]*)(\d+)/g)) {
        document += letters ? [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 97, 0) : 1;
        ranks.set(document, Math.max(ranks.get(document) || 0, rank * weight));
      }
    }
    return ranks;
  }

  async function byText(query) {
    const wanted = [...new Set(words(fold(query)))];
    const end = words(fold(query)).pop();
    const all = await Promise.all(wanted.map((word) => lists(word, word === end)));
    const unknown = wanted.filter((word, at) => !all[at].isKnown);
    const ranks = all.map((list) => readList(list.found));
    const sums = new Map();
    let total = 0;
    for (const list of ranks) {
      const rare = Math.log(1 + (entries.length - list.size + 0.5) / (list.size + 0.5));
      total += rare;
      for (const [document, rank] of list) {
        const sum = sums.get(document) || [0, 0];
        sums.set(document, [sum[0] + rare * rank, sum[1] + rare]);
      }
    }
    const found = [...sums].filter(([id]) => entries[id]).map(([id, [sum, part]]) => {
      const share = part / total;
      return { entry: entries[id], score: sum * share * share * entries[id].trust, share };
    }).sort((a, b) => b.score - a.score);
    const whole = found.filter(({ share }) => share > 0.99);
    return { found, unknown, strict: whole.length ? whole : found.filter(({ share }) => share > 0.6) };
  }

  function joined(names, texts) {
    const scores = new Map(names.map(({ entry, score }) => [entry, score]));
    const best = texts[0]?.score || 1;
    const most = names[0]?.score >= EXACT_NAME ? TEXT_SHARE_BESIDE_NAME : names[0]?.score >= SURE_NAME ? TEXT_SHARE : TEXT_SHARE_ALONE;
    for (const { entry, score } of texts) {
      const kind = scores.has(entry) ? 0 : Math.min(0, entry.prior);
      scores.set(entry, (scores.get(entry) || kind) + (most * score) / best);
    }
    return scores;
  }

  const FACETS = ["kind", "organization", "year", "open"];
  const SORTS = { date: (entry) => entry.date, size: (entry) => entry.billions };

  function counts(found) {
    const result = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
    for (const entry of found) {
      for (const facet of FACETS) {
        if (entry[facet]) result[facet].set(entry[facet], (result[facet].get(entry[facet]) || 0) + 1);
      }
    }
    return result;
  }

  /* What the query's other readings find; of its parts only what is called so. */
  function namesOf(asked) {
    const found = [];
    let isSaid = false;
    for (const { query, weight, kind, more = 0, isPart } of asked) {
      const names = byName(query);
      for (const { entry, score } of names) {
        const worth = score * weight * (isSaid ? BESIDE_EXACT : 1) + (kind === entry.kind ? more : 0);
        if (!isPart || score >= PART_NAME) found.push({ entry, score: worth });
      }
      isSaid ||= names[0]?.score >= EXACT_NAME;
    }
    return highest(found);
  }

  /* Each entry once, the best first. */
  function highest(found) {
    const known = new Map();
    for (const one of found) {
      if (!(known.get(one.entry)?.score >= one.score)) known.set(one.entry, one);
    }
    return [...known.values()].sort((a, b) => b.score - a.score);
  }

  /* Where no name answers and some words are in no text, the query may be misspelled. */
  async function understood(query) {
    const bare = withoutAsking(asModel(query));
    const text = await byText(bare);
    const names = namesOf(readings(query));
    if (!text.unknown.length || names[0]?.score >= NO_TYPO) return { names, text };
    const better = corrected(bare, text.unknown).map((reading) => ({ reading, names: namesOf([reading]) }))
      .filter((one) => one.names.length).sort((a, b) => b.names[0].score - a.names[0].score);
    const heard = await bySound(bare).catch(() => []);
    const meant = highest([...names, ...better.flatMap((one) => one.names), ...heard]);
    return { names: meant, text: better.length ? await byText(better[0].reading.query) : text };
  }

  /* {items: [entry…], total, counts}; the only function the dialog knows. */
  async function search(asked, { limit = 10, filters = {}, sort = "" } = {}) {
    await load();
    const query = clean(asked);
    const { names, text: { found, strict } } = await understood(query);
    const narrowed = sort || Object.keys(filters).length;
    const scores = joined(names, narrowed ? strict : found.slice(0, CANDIDATES));
    const named = new Set(names.filter(({ score }) => score >= SURE_NAME).map(({ entry }) => entry));
    const relevant = new Set([...strict.map(({ entry }) => entry), ...named]);
    let items = [...scores].sort((a, b) => b[1] - a[1]).map(([entry]) => entry)
      .filter((entry) => Object.entries(filters).every(([facet, value]) => entry[facet] === value));
    if (sort) {
      /* Sorted, a page that only mentions the name would stand before those that bear it. */
      const sortable = names[0]?.score >= EXACT_NAME ? named : relevant;
      const value = SORTS[sort];
      items = items.filter((entry) => sortable.has(entry) && value(entry))
        .sort((a, b) => (value(a) < value(b) ? 1 : value(a) > value(b) ? -1 : 0));
    }
    const total = narrowed ? items.length : Math.max(relevant.size, items.length ? 1 : 0);
    return { items: items.slice(0, limit), total, more: items.length > limit, counts: counts(relevant) };
  }

  const texts = new Map();
  async function sections(entry) {
    if (!texts.has(entry.id)) {
      texts.set(entry.id, api.data(`t${entry.id}`, index.build).then(([url, ...found]) => (url === entry.url ? found : []), () => []));
    }
    return texts.get(entry.id);
  }

  const BEFORE = 24;
  const LENGTH = 110;

  /* The section that says most about the query, and its words around the place. */
  async function excerpt(entry, asked) {
    const query = fold(withoutAsking(clean(asked))).trim();
    const wanted = [...new Set([query, ...words(query)])].filter((word) => word.length > 1);
    let best = null;
    for (const [anchor, heading, text] of await sections(entry)) {
      const low = text.toLowerCase();
      const head = heading.toLowerCase();
      let score = 0;
      let at = -1;
      for (const word of wanted) {
        const place = low.indexOf(word);
        if (place >= 0) {
          score += word === query ? 3 * word.length : word.length;
          if (at < 0 || word === query) at = place;
        }
        if (head.includes(word)) score += 2 * word.length;
      }
      if (!best || score > best.score) best = { anchor, heading, text, score, at: Math.max(0, at) };
    }
    if (!best) return null;
    const start = Math.max(0, best.at - BEFORE);
    const end = start + LENGTH;
    const words_ = `${start ? "…" : ""}${best.text.slice(start, end)}${end < best.text.length ? "…" : ""}`;
    const isSection = best.score > 0 && best.anchor && best.heading && best.heading !== entry.title;
    return { words: words_, anchor: isSection ? best.anchor : "", heading: isSection ? best.heading : "" };
  }

  Object.assign(api, { load, search, excerpt, clean });
})();
