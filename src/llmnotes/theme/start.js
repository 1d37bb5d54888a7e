{#- Of the theme's settings those that its script asks for, without those of its search; of its
   features not those that only its templates know. -#}
{%- set drawn = ("content.action.edit", "navigation.footer", "navigation.path", "navigation.tabs") -%}
{%- set told = {"features": (config.theme.features or []) | reject("in", drawn) | list} -%}
{%- if translated -%}
  {%- set copy, copied = translated("clipboard.copy"), translated("clipboard.copied") -%}
  {%- set _ = told.update(translations={"clipboard.copy": copy, "clipboard.copied": copied}) -%}
{%- endif -%}
{%- set colors = [] -%}
{%- if config.theme.palette is sequence and config.theme.palette is not mapping -%}
  {%- for option in config.theme.palette -%}
    {%- set _ = colors.append([option.toggle.name, option.scheme, option.media]) -%}
  {%- endfor -%}
{%- endif -%}
/* Before the page is drawn: the reader's colours, whether its address asks for a filter, and what is
   of no use without scripts. A template, because settings are the same on all pages. */
(() => {
  "use strict";
  const root = document.documentElement;
  const script = document.currentScript;
  const colors = {{ colors | tojson }};
  const settings = {{ told | tojson }};
  // explore.css hides a list until the address's filter has been applied
  if (location.search) root.dataset.asked = "";

  // The names under which the theme's script keeps what a reader has chosen.
  const name = (key, scope) => `${scope.pathname}.${key}`;
  window.__md_scope = new URL(".", script.src);
  window.__md_hash = (text) => text; // kept to be compared
  window.__md_get = (key, storage = localStorage, scope = __md_scope) =>
    JSON.parse(storage.getItem(name(key, scope)));
  window.__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
    try {
      storage.setItem(name(key, scope), JSON.stringify(value));
    } catch {
      // private windows may forbid it
    }
  };

  const make = (tag, attributes) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  // What the theme's script reads, and where it says that something was copied.
  const config = make("script", { id: "__config", type: "application/json" });
  config.textContent = JSON.stringify({ base: __md_scope.href, ...settings });
  const dialog = make("div", { class: "md-dialog", "data-md-component": "dialog" });
  dialog.append(make("div", { class: "md-dialog__inner md-typeset" }));
  document.body.append(config, dialog);

  /* Our own search in the theme's place and classes. Without the form's name and the theme's
     data-md-component its worker and its index are not loaded. Where results stand is added when it
     is opened. */
  document.getElementById("__drawer").after(
    make("input", { class: "md-toggle", "data-md-toggle": "search", type: "checkbox", id: "__search", autocomplete: "off" }),
  );
  script.insertAdjacentHTML("afterend", `
    <label class="md-header__button md-icon" for="__search" title="查找"></label>
    <div class="md-search" role="dialog" aria-label="查找">
      <label class="md-search__overlay" for="__search"></label>
      <div class="md-search__inner" role="search">
        <form class="md-search__form" id="search-form" action="${new URL("all/", __md_scope)}">
          <input type="text" class="md-search__input" id="search-input" role="combobox" aria-label="搜索" placeholder="搜索" aria-controls="search-results" aria-expanded="false" autocomplete="off" maxlength="300" required>
          <label class="md-search__icon md-icon" for="__search"></label>
          <div class="md-search__options">
            <button type="reset" class="md-search__icon md-icon" title="清空当前内容" tabindex="-1"></button>
          </div>
        </form>
        <div class="md-search__output"><div class="md-search-result__meta" id="search-count" role="status">键入以开始搜索</div></div>
      </div>
    </div>`);

  // What the theme's script looks for in the switch of colours.
  const palette = make("form", { class: "md-header__option", "data-md-component": "palette" });
  for (const [number, [title, scheme, media]] of colors.entries()) {
    const next = `__palette_${(number + 1) % colors.length}`;
    palette.append(
      make("input", {
        class: "md-option",
        type: "radio",
        name: "__palette",
        id: `__palette_${number}`,
        "aria-label": title,
        "data-md-color-media": media,
        "data-md-color-scheme": scheme,
        "data-md-color-primary": document.body.dataset.mdColorPrimary,
        "data-md-color-accent": document.body.dataset.mdColorAccent,
      }),
      make("label", { class: "md-header__button md-icon", for: next, title, hidden: "" }),
    );
  }
  if (colors.length) script.before(palette);

  const color = __md_get("__palette")?.color;
  if (!color) return;
  const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  const input = color.media === "(prefers-color-scheme)"
    && document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${scheme})"]`);
  for (const [key, value] of Object.entries(color)) {
    document.body.setAttribute(`data-md-color-${key}`, input ? input.getAttribute(`data-md-color-${key}`) : value);
  }
})();
