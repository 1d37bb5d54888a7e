/* Marks the words of a query in text; makes nodes, never HTML. */
(() => {
  "use strict";
  const { fold, words } = window.llmnotesSearch;
  const LONGEST = 300;

  function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  }

  function anyOf(found) {
    const parts = [...new Set(found)].filter((word) => word.length > 1 || /[\u3400-\u9fff]/.test(word))
      .sort((a, b) => b.length - a.length);
    return parts.length ? new RegExp(`(${parts.map(escaped).join("|")})`, "gi") : null;
  }

  /* The whole query, its runs, its words: a text is marked with the first of these that it has.
     One Latin letter or digit says nothing. */
  function patterns(query) {
    const whole = fold(query.slice(0, LONGEST)).trim();
    const runs = whole.match(/[\u3400-\u9fff]+|[a-z0-9.+#%\u03b1-\u03c9]+/g) || [];
    return [anyOf([whole]), anyOf(runs), anyOf([...runs, ...words(whole)])].filter(Boolean);
  }

  function fitting(text, found) {
    return found.find((pattern) => text.search(pattern) >= 0);
  }

  function marked(text, found) {
    const pattern = fitting(text, found);
    const parts = document.createDocumentFragment();
    (pattern ? text.split(pattern) : [text]).forEach((part, index) => {
      if (!part) return;
      if (index % 2 === 0) parts.append(part);
      else if (parts.lastChild?.nodeName === "MARK") parts.lastChild.textContent += part;
      else parts.append(Object.assign(document.createElement("mark"), { textContent: part }));
    });
    return parts;
  }

  function markPage(query) {
    const article = document.querySelector("article.md-content__inner");
    const found = article && fitting(article.textContent, patterns(query));
    if (!found) return;
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.search(found) >= 0 && !node.parentElement.closest("script, style, svg, eq-n, mark, .headerlink")) {
        texts.push(node);
      }
    }
    texts.forEach((node) => node.replaceWith(marked(node.data, [found])));
  }

  Object.assign(window.llmnotesSearch, { patterns, marked, markPage });
})();
