/* search(): names and full text together. Another engine can stand behind the same function. */
(() => {
  "use strict";
  const api = window.llmnotesSearch;
  const { fold, words, setTraditional, setNames, byName, nameWords, nearest } = api;
  const LONGEST = 120;
  const SURE_NAME = 40;
  /* What full text adds at most: less where a name says exactly what was typed. */
  const TEXT_SHARE = 40;
  const TEXT_SHARE_BESIDE_NAME = 16;
  const EXACT_NAME = 88;
  const CANDIDATES = 80;
  const ASKING = new RegExp(
    "是什么意思|有什么区别|什么区别|有什么不同|有何不同|有什么用|什么意思|是什么|什么是|是怎么|怎么样|为什么要?|为何|为啥|怎么用?|怎样|如何|"
    + "有哪些|哪些|哪个|哪种|有多少|多少|有多大|多大|多长|几个|什么时候|什么|请问|介绍一下|介绍|解释|详解|通俗|一下|面试题?|"
    + "的?原理|的?区别|的?作用|的?定义|的?含义|对比|比较|是不是|是否|可以|能不能|吗|呢|吧|么|的|了|与|和|跟|及|是|在|有|"
    + "\\b(?:what|is|are|the|a|an|of|and|how|does|do|why|to|in|for|vs|difference|between|explained|tutorial)\\b",
    "g",
  );
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

  function withoutAsking(query) {
    const rest = fold(query).replace(ASKING, " ").replace(/\s+/g, " ").trim();
    return rest.length > 1 || /[\u3400-\u9fff]/.test(rest) ? rest : query;
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

  /* The lists of a word: its own, those it begins, or those one typo away. */
  async function lists(word, isLast) {
    if (!index.first.length) return [];
    const lines = await shard(shardOf(word));
    const own = Object.hasOwn(lines, word) ? [[lines[word], 1]] : [];
    const isLatin = /^[a-z]/.test(word);
    if (own.length && !isLast) return own;
    const near = [];
    for (const other of Object.keys(lines)) {
      if (other === word || near.length > 20) continue;
      if (isLatin && word.length > 1 && other.startsWith(word)) near.push([lines[other], (0.6 * word.length) / other.length]);
      else if (word.length === 1 && !isLatin && other[0] === word && word >= "\u3400") near.push([lines[other], 0.5]);
    }
    if (own.length || near.length || !isLatin || word.length < 5) return [...own, ...near];
    const known = nearest(word, nameWords());
    const meant = known.length ? known : nearest(word, Object.keys(lines));
    const found = await Promise.all(meant.slice(0, 3).map(async (other) => (await shard(shardOf(other)))[other]));
    return found.filter(Boolean).map((line) => [line, 0.6]);
  }

  function readList(found) {
    const ranks = new Map();
    for (const [line, weight] of found) {
      const numbers = line.split(" ");
      let document = 0;
      for (let at = 0; at < numbers.length; at += 2) {
        document += +numbers[at];
        ranks.set(document, Math.max(ranks.get(document) || 0, numbers[at + 1] * weight));
      }
    }
    return ranks;
  }

  async function byText(query) {
    const wanted = [...new Set(words(fold(query)))];
    const end = words(fold(query)).pop();
    const ranks = (await Promise.all(wanted.map((word) => lists(word, word === end)))).map(readList);
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
    return { found, strict: whole.length ? whole : found.filter(({ share }) => share > 0.6) };
  }

  function joined(names, texts) {
    const scores = new Map(names.map(({ entry, score }) => [entry, score]));
    const best = texts[0]?.score || 1;
    const most = names[0]?.score >= EXACT_NAME ? TEXT_SHARE_BESIDE_NAME : TEXT_SHARE;
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

  /* What the query without its asking words finds counts a little less. */
  function addNames(names, others) {
    const known = new Map(names.map((found) => [found.entry, found]));
    for (const { entry, score } of others) {
      const found = known.get(entry);
      if (found) found.score = Math.max(found.score, score * 0.95);
      else names.push({ entry, score: score * 0.95 });
    }
    names.sort((a, b) => b.score - a.score);
  }

  /* {items: [entry…], total, counts}; the only function the dialog knows. */
  async function search(asked, { limit = 10, filters = {}, sort = "" } = {}) {
    await load();
    const query = clean(asked);
    const bare = withoutAsking(query);
    const names = byName(query);
    if (bare !== query) addNames(names, byName(bare));
    const { found, strict } = await byText(bare);
    const narrowed = sort || Object.keys(filters).length;
    const scores = joined(names, narrowed ? strict : found.slice(0, CANDIDATES));
    const relevant = new Set(strict.map(({ entry }) => entry));
    names.forEach(({ entry, score }) => score >= SURE_NAME && relevant.add(entry));
    let items = [...scores].sort((a, b) => b[1] - a[1]).map(([entry]) => entry)
      .filter((entry) => Object.entries(filters).every(([facet, value]) => entry[facet] === value));
    if (sort) {
      const value = SORTS[sort];
      items = items.filter((entry) => relevant.has(entry) && value(entry))
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
