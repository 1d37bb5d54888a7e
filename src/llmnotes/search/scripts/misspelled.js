/* What a query that no name answers may have meant: a word near it, or words that sound alike. */
(() => {
  "use strict";
  const api = window.llmnotesSearch;
  const { fold, squeeze, fit, distance, names, nameWords } = api;
  const HAN = /[\u3400-\u9fff]/;
  const SHORTEST = 4;
  const MOST_MEANT = 4;
  const PER_TYPO = 0.9;
  const SOUND = 0.8;
  /* Two syllables sound like too much else to be found inside a name. */
  const LONG = 3;
  let groups;

  /* Known words one or two typos away; of equally near ones first what more names have. */
  function near(word) {
    const most = word.length > SHORTEST ? 2 : 1;
    const found = [];
    for (const [other, count] of nameWords()) {
      if (other.startsWith(word)) return [];
      if (other[0] !== word[0] && other[1] !== word[1]) continue;
      const typos = distance(word, other, most);
      if (typos <= most) found.push({ other, typos, count });
    }
    return found.sort((a, b) => a.typos - b.typos || b.count - a.count).slice(0, MOST_MEANT);
  }

  /* [{query, weight}…]: the query with an unknown word replaced by a known one. */
  function corrected(query, unknown) {
    const folded = fold(query);
    const latin = unknown.filter((word) => /^[a-z]+$/.test(word) && word.length >= SHORTEST);
    return latin.slice(0, 2).flatMap((word) => near(word).map(({ other, typos }) => (
      { query: folded.replace(word, other), weight: PER_TYPO ** typos })));
  }

  async function soundGroups() {
    groups ||= new Map((await api.data("sounds")).flatMap((group) => [...group].map((letter) => [letter, group[0]])));
    return groups;
  }

  /* Names that sound like the query. */
  async function bySound(query) {
    if (!HAN.test(query)) return [];
    const known = await soundGroups();
    const heard = (text) => Array.from(text, (letter) => known.get(letter) || letter).join("");
    const wanted = heard(squeeze(query));
    if (wanted.length < 2) return [];
    const asked = { query: wanted, latin: false, sizes: [], spaced: "" };
    const found = [];
    for (const entry of names()) {
      entry.heard ||= entry.keys.filter(([key]) => HAN.test(key)).map(([key, weight]) => [heard(key), weight]);
      let score = 0;
      for (const [key, weight] of entry.heard) {
        if (key === wanted || Math.min(key.length, wanted.length) >= LONG) score = Math.max(score, fit(key, asked) * weight);
      }
      if (score) found.push({ entry, score: score * SOUND + entry.prior });
    }
    return found;
  }

  Object.assign(api, { corrected, bySound });
})();
