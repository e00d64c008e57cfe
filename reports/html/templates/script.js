"use strict";
(() => {
  const find = (selector) => document.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Theme: what the system says, until one is chosen; a page from a file may have no store.
  const themes = ["system", "light", "dark"];
  const store = {
    get: () => { try { return localStorage.getItem("factlint-theme"); } catch { return null; } },
    set: (value) => { try { localStorage.setItem("factlint-theme", value); } catch { /* nothing to keep it in */ } },
  };
  const button = find("#theme");
  const show = (theme) => {
    if (theme === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
    store.set(theme);
  };
  let theme = themes.includes(store.get()) ? store.get() : "system";
  show(theme);
  button.hidden = false;
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    show(theme);
  });

  // Findings: filters, open and close, links to one of them. Those beyond the first page are text until they are shown.
  const page = 200;
  const list = find("#list");
  const maker = document.createElement("template");
  const attributes = (html) => Object.fromEntries([...html.slice(0, html.indexOf(">")).matchAll(/data-(\w+)="([^"]*)"/g)].map((match) => [match[1], match[2]]));
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  let items = null;
  const load = () => {
    if (items) return items;
    items = all(".finding", list).map((element) => ({ element, told: element.dataset }));
    const rest = find("#rest");
    for (const part of rest ? rest.textContent.split("</details>").slice(0, -1) : []) {
      items.push({ html: `${part}</details>`.trim(), told: attributes(part) });
    }
    return items;
  };
  const made = (item) => {
    if (!item.element) {
      maker.innerHTML = item.html;
      item.element = maker.content.firstElementChild;
    }
    return item.element;
  };
  const words = (item) => (item.words ??= item.element
    ? escaped(item.element.textContent.toLowerCase()) : item.html.replace(/<[^>]*>/g, "").toLowerCase());
  const form = find("#filters");
  let kept = [], limit = page;
  const field = (id) => find(`#f-${id}`);
  const render = () => {
    list.replaceChildren(...kept.slice(0, limit).map(made));
    told(kept.length);
  };
  const told = (number) => {
    const total = Number(list.dataset.total), shown = list.childElementCount;
    find("#shown").textContent = `${number} of ${total} findings${shown < number ? `, the first ${shown} shown` : ""}`;
    const more = find("#more");
    if (more) more.hidden = shown >= number;
    find("#unfold").textContent = all(".finding:not([open])", list).length ? "Open all" : "Close all";
  };
  const filter = () => {
    const rule = field("rule").value, source = field("source").value, sure = Number(field("confidence").value);
    const wanted = escaped(field("words").value.trim().toLowerCase());
    const severities = new Set(all("[name=severity]:checked", form).map((box) => box.value));
    field("sure").textContent = `${sure} %`;
    kept = load().filter((item) => (!rule || item.told.rule === rule) && severities.has(item.told.severity)
      && Number(item.told.confidence) >= sure && (!source || item.told.sources.includes(` ${source} `))
      && (!wanted || words(item).includes(wanted)));
    limit = page;
    render();
  };
  const open = (element) => {
    const details = element && element.closest("details");
    if (details) { details.open = true; details.scrollIntoView({ block: "nearest" }); }
  };
  const follow = (id) => {
    const known = document.getElementById(id);
    const item = !known && list && load().find((each) => each.told.number === id.slice("finding-".length));
    if (item) list.prepend(made(item));
    open(known || document.getElementById(id));
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    find("#unfold").addEventListener("click", () => {
      const shown = all(".finding", list), wide = shown.some((each) => !each.open);
      shown.forEach((each) => { each.open = wide; });
      told(kept.length || Number(list.dataset.total));
    });
    const more = find("#more");
    if (more) more.addEventListener("click", () => {
      if (!kept.length) kept = load();
      limit += page;
      render();
    });
    told(Number(list.dataset.total));
    let folded = [];
    addEventListener("beforeprint", () => {
      folded = all(".finding:not([open])", list);
      folded.forEach((each) => { each.open = true; });
    });
    addEventListener("afterprint", () => folded.forEach((each) => { each.open = false; }));
  }
  const here = () => { if (location.hash.length > 1) follow(decodeURIComponent(location.hash.slice(1))); };
  addEventListener("hashchange", here);
  here();

  // Facts: by verdict; those beyond the first page are text until they are asked for.
  const verdicts = find("#verdicts");
  if (verdicts) {
    const body = find(".matrix tbody"), more = find("#more-facts"), rest = find("#rest-facts");
    const pick = () => {
      const wanted = new Set(all(":checked", verdicts).map((box) => box.value));
      all("tr", body).forEach((row) => { row.hidden = !wanted.has(row.dataset.verdict); });
    };
    verdicts.hidden = false;
    verdicts.addEventListener("change", pick);
    let left = null;
    if (more) {
      more.hidden = false;
      more.addEventListener("click", () => {
        left ??= rest.textContent.split("</tr>").slice(0, -1);
        body.insertAdjacentHTML("beforeend", `${left.splice(0, page).join("</tr>")}</tr>`);
        more.hidden = !left.length;
        pick();
      });
    }
  }

  // Timeline: to zoom is to widen; the middle of what is seen stays where it is.
  const axis = find("#axis");
  if (axis) {
    const drawing = axis.firstElementChild;
    let wide = 1;
    const zoom = (factor) => {
      const middle = (axis.scrollLeft + axis.clientWidth / 2) / axis.scrollWidth;
      wide = factor ? Math.min(64, Math.max(1, wide * factor)) : 1;
      drawing.style.width = `${wide * 100}%`;
      axis.dataset.level = wide >= 16 ? 2 : wide >= 4 ? 1 : 0;
      axis.scrollLeft = middle * axis.scrollWidth - axis.clientWidth / 2;
    };
    find("#zoom").hidden = false;
    all("[data-zoom]").forEach((each) => each.addEventListener("click", () => zoom(Number(each.dataset.zoom))));
    axis.addEventListener("keydown", (event) => {
      if (event.key === "+" || event.key === "-") zoom(event.key === "+" ? 2 : 0.5);
    });
    axis.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-finding]");
      if (mark) follow(`finding-${mark.dataset.finding}`);
    });
  }
})();
