/* The words of a text, as the index knows them: search/words.py in the browser's language. */
(() => {
  "use strict";
  const RUNS = /[\u3400-\u9fff]+|[a-z0-9\u03b1-\u03c9.+#%]+/g;
  const NAME_AND_NUMBER = /^([a-z]{2,})([0-9][a-z0-9.]*)$/;
  const LARGE = /([1-9][0-9]{0,5}(?:\.[0-9]{1,2})?) ?(?:(万亿|亿|万)|([bkmt])(?![a-z0-9]))/g;
  const SCALES = { 万亿: [1, "t"], 亿: [0.1, "b"], 万: [10, "k"] };
  let simplified = new Map();

  function setTraditional(pairs) {
    const letters = [...pairs];
    simplified = new Map();
    for (let at = 0; at < letters.length; at += 2) simplified.set(letters[at], letters[at + 1]);
  }

  function fold(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]+/g, "").toLowerCase()
      .replace(/[\u3400-\u9fff]/g, (letter) => simplified.get(letter) || letter)
      .replace(/([0-9]),(?=[0-9]{3})/g, "$1");
  }

  function words(folded) {
    const found = [];
    for (const [run] of folded.matchAll(RUNS)) {
      if (run >= "\u3400") pairs(run, found);
      else latin(run.replace(/^\.+|\.+$/g, ""), found);
    }
    for (const [, number, scale, letter] of folded.matchAll(LARGE)) {
      if (scale) found.push(`${+(number * SCALES[scale][0]).toPrecision(6)}${SCALES[scale][1]}`);
      else found.push(number + letter);
    }
    return found;
  }

  function pairs(han, found) {
    if (han.length === 1) found.push(han);
    for (let at = 0; at + 1 < han.length; at += 1) found.push(han.slice(at, at + 2));
  }

  function latin(word, found) {
    const parted = word.match(NAME_AND_NUMBER);
    if (parted) found.push(parted[1], parted[2]);
    else if (word.length > 3 && word.endsWith("s") && !word.endsWith("ss")) found.push(word.slice(0, -1));
    else if (word) found.push(word);
  }

  Object.assign(window.llmnotesSearch, { setTraditional, fold, words });
})();
