/* A link to a file beside the page copies what the file says; without this script it opens it. */
(() => {
  "use strict";
  const copied = async (link) => {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.statusText);
    await navigator.clipboard.writeText(await answer.text());
  };
  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[data-copy-file]");
    if (!link || !navigator.clipboard) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const said = link.parentElement.querySelector("[role=status]");
    copied(link).then(
      () => { said.textContent = `已复制 ${link.textContent}`; },
      () => { location.href = link.href; },
    );
  }, true);
})();
