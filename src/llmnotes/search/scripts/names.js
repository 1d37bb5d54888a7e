/* Finds entries by their names: exact, by their beginning, by a part, by sound, with a typo. */
(() => {
  "use strict";
  const { fold, words } = window.llmnotesSearch;
  const EXACT = 100;
  const EXACT_TITLE = 118;
  const SURE = 60;
  const MOST = 60;
  /* What a reader more often wants, where names are equally good. */
  const PRIOR = { 章节: 3, 家族: 2, 术语: 3, 公式: 2, 表格: -4, 时间线: -4, 事件: -8, 勘误: -10, 出处: -12, 参与: -9 };
  /* Records that mention everything count for less. */
  const TRUST = { 事件: 0.85, 勘误: 0.7, 出处: 0.5, 参与: 0.7 };
  /* Kinds whose addresses are names. */
  const NAMED = new Set(["模型", "术语", "公式", "家族", "机构"]);
  const LATIN = /^[\x00-\x7f]+$/;
  const NUMBER = /[0-9.]/;
  const EDGE = /[a-z0-9.]/;
  /* ERNIE 4 is ERNIE 4.0. */
  const ROUND_VERSION = /([0-9])\.0(?![0-9])/;
  /* And GPT41 is GPT-4.1. */
  const VERSION = /([0-9])\.([0-9])(?![0-9.]*[bmt]\b)/i;
  const SIZE = /^[0-9.]+[bmt]$/;
  /* Who asks for 14.8T wants what has this number. */
  const OTHER_SIZE = 0.7;
  let entries = [];
  let latinWords;
  let latinFamilies = [];

  function squeeze(text) {
    return fold(text).replace(/[^a-z0-9\u03b1-\u03c9\u3400-\u9fff.+#%]+/g, "").replace(/\.+$/, "");
  }

  function setNames(list) {
    entries = list;
    latinWords = null;
    latinFamilies = [];
    for (const entry of entries) {
      const keys = new Map();
      const add = (text, weight) => {
        const key = squeeze(text);
        const trusted = weight * entry.trust;
        if (key && !(keys.get(key) >= trusted)) keys.set(key, trusted);
      };
      entry.trust = TRUST[entry.kind] || 1;
      entry.name = squeeze(entry.title);
      entry.slug = NAMED.has(entry.kind) ? squeeze(entry.url.match(/([^/#]*)\/?$/)[1]) : "";
      const names = [entry.title, ...entry.aliases];
      add(entry.title, 1);
      entry.aliases.forEach((alias) => add(alias, 0.97));
      add(entry.slug, 0.97);
      for (const name of names) {
        if (ROUND_VERSION.test(name)) add(name.replace(ROUND_VERSION, "$1"), 0.97);
        if (VERSION.test(name)) add(name.replace(VERSION, "$1$2"), 0.93);
        const parted = name.match(/^(.*?)[（(](.+)[)）](.*)$/);
        if (parted) {
          add(parted[1] + parted[3], 0.96);
          add(parted[2], 0.94);
        }
        add(name.replace(/(系列|家族|总览)$/, "").replace(/^(.*?)[（(].+[)）]$/, "$1"), 0.98);
        const parts = name.split(/[：:，、]| 与 | 和 /);
        if (parts.length > 1) parts.forEach((part, at) => add(part, at ? 0.75 : 0.9));
      }
      for (const sound of entry.sounds) {
        const syllables = sound.split(" ");
        add(syllables.join(""), 0.8);
        if (syllables.length > 2) add(syllables.map((syllable) => syllable[0]).join(""), 0.7);
      }
      if (entry.kind === "家族") {
        entry.aliases.filter((alias) => /^[\u3400-\u9fff]{2,}$/.test(alias)).forEach((alias) => latinFamilies.push([fold(alias), entry.slug]));
      }
      entry.keys = [...keys];
      entry.names = squeeze(names.join(" "));
      entry.words = new Set(names.flatMap((name) => words(fold(name))));
      entry.prior = (PRIOR[entry.kind] || 0) - Math.min(3, entry.name.length * 0.08);
    }
    latinFamilies.sort((a, b) => b[0].length - a[0].length);
  }

  /* 百川 2 13B is Baichuan 2 13B. */
  function inLatin(query) {
    const folded = fold(query);
    const known = latinFamilies.find(([han]) => folded.includes(han));
    if (!known || squeeze(folded) === known[0]) return query;
    return folded.replace(known[0], folded.includes(known[1]) ? " " : ` ${known[1]}`).trim();
  }

  /* How well a key answers the squeezed query, from 0 to 100. */
  function fit(key, { query, latin, spaced, sizes }) {
    if (key === query) return EXACT;
    const share = query.length / key.length;
    if (key.startsWith(query)) {
      if (latin && query.length < 2) return 0;
      const next = key[query.length];
      const splitsNumber = /[0-9]$/.test(query) && NUMBER.test(next);
      return (52 + 34 * share) * (splitsNumber ? 0.55 : 1);
    }
    if (query.length > 1 && key.includes(query)) {
      const at = key.indexOf(query);
      const splits = latin && EDGE.test(key[at - 1] || "") && EDGE.test(query[0]);
      return (38 + 36 * share) * (splits ? 0.75 : 1);
    }
    if (key.length > 1 && key.length < query.length && query.includes(key)) {
      const at = query.indexOf(key);
      const cut = LATIN.test(key) && (EDGE.test(query[at - 1] || "") || EDGE.test(query[at + key.length] || ""));
      if (!cut || spaced.includes(` ${key} `)) return (30 + 36 / share) * (LATIN.test(key) && sizes.some((size) => !key.includes(size)) ? OTHER_SIZE : 1);
    }
    return 0;
  }

  /* A page that has none of the names in the query is about something else. */
  function covered(entry, wanted, proper, total) {
    let sum = 0;
    for (const word of wanted) {
      if (entry.words.has(word)) sum += word.length;
      else if (word.length > 2 && entry.names.includes(word)) sum += word.length * 0.7;
    }
    const misses = proper.length && !proper.some((word) => entry.words.has(word));
    const isOtherSize = wanted.some((word) => SIZE.test(word) && !entry.words.has(word));
    return (misses ? 0.6 : 1) * (isOtherSize ? OTHER_SIZE : 1) * (sum / total);
  }

  function byName(text) {
    const query = squeeze(text);
    if (!query) return [];
    const wanted = [...new Set(words(fold(text)))];
    const proper = wanted.filter((word) => /^[a-z]{3,}/.test(word));
    const total = wanted.reduce((sum, word) => sum + word.length, 0);
    const latin = LATIN.test(query);
    const sizes = wanted.filter((word) => SIZE.test(word));
    const asked = { query, latin, sizes, spaced: ` ${fold(text).replace(/[^a-z0-9.]+/g, " ")} ` };
    const scores = new Map();
    let best = 0;
    for (const entry of entries) {
      let score = 0;
      if (entry.name === query || (entry.kind === "模型" && entry.slug === query)) score = EXACT_TITLE * entry.trust;
      else for (const [key, weight] of entry.keys) score = Math.max(score, fit(key, asked) * weight);
      if (score < SURE && wanted.length > 1) {
        const share = covered(entry, wanted, proper, total);
        if (share > 0.3) score = Math.max(score, (share === 1 ? 70 : 62 * share) * entry.trust);
      }
      if (score) scores.set(entry, score);
      best = Math.max(best, score);
    }
    if (best < 70 && query.length > 2) addTypos(query, latin, scores);
    return [...scores].map(([entry, score]) => ({ entry, score: score + entry.prior }))
      .filter((found) => found.score > 0)
      .sort((a, b) => b.score - a.score || a.entry.title.length - b.entry.title.length)
      .slice(0, MOST);
  }

  function addTypos(query, latin, scores) {
    const most = latin && query.length > 7 ? 2 : latin && query.length < 4 ? 0 : 1;
    const digits = query.replace(/\D/g, "");
    const put = (entry, score) => { if (score > (scores.get(entry) || 0)) scores.set(entry, score); };
    for (const entry of entries) {
      for (const [key, weight] of entry.keys) {
        if (key.length < 3 || (latin && key[0] !== query[0] && key[1] !== query[1])) continue;
        const typos = key === query ? 0 : distance(query, key, most);
        if (typos > most || (latin && digits !== key.replace(/\D/g, ""))) continue;
        put(entry, (74 - 8 * typos) * weight);
      }
      if (!latin || query.length < 4) continue;
      for (const word of entry.words) {
        if (word.length < 4 || word[0] !== query[0] || /[0-9\u3400-\u9fff]/.test(word)) continue;
        const typos = distance(query, word, most);
        if (typos <= most) put(entry, 56 - 8 * typos);
      }
    }
  }

  /* Damerau-Levenshtein, given up above `most`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let older = [];
    let last = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j += 1) {
        let steps = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps = Math.min(steps, older[j - 2] + 1);
        row[j] = steps;
        least = Math.min(least, steps);
      }
      if (least > most) return most + 1;
      older = last;
      last = row;
    }
    return last[b.length];
  }

  /* The words with the fewest typos, two at most. */
  function nearest(word, others) {
    let most = word.length > 7 ? 2 : 1;
    let found = [];
    for (const other of others) {
      if (other[0] !== word[0]) continue;
      const typos = distance(word, other, most);
      if (typos < most) found = [];
      if (typos <= most) found.push(other);
      most = Math.min(most, typos);
    }
    return found;
  }

  /* The Latin words of all names, each with the number of entries that have it. */
  function nameWords() {
    if (!latinWords) {
      latinWords = new Map();
      for (const entry of entries) {
        for (const word of entry.words) {
          if (/^[a-z]{4,}$/.test(word)) latinWords.set(word, (latinWords.get(word) || 0) + 1);
        }
      }
    }
    return latinWords;
  }

  const names = () => entries;
  Object.assign(window.llmnotesSearch, { setNames, names, byName, inLatin, nameWords, nearest, squeeze, fit, distance });
})();
