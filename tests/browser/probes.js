// What a page is asked about itself. The test gives each probe to the browser and reads what it answers: a list of faults.

const probes = {
  /** A language, a heading for each level on the way down, no id twice. */
  structure() {
    const faults = [];
    if (!document.documentElement.lang) faults.push("the page has no language");
    if (!document.title.trim()) faults.push("the page has no title");
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    faults.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `id twice: ${id}`));
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) => heading.checkVisibility());
    let before = 0;
    for (const heading of headings) {
      const level = Number(heading.tagName[1]);
      if (level > before + 1) faults.push(`h${level} after h${before}: ${heading.textContent.trim()}`);
      before = level;
    }
    if (headings.filter((heading) => heading.tagName === "H1").length !== 1) faults.push("not one h1");
    return faults;
  },

  /** WCAG 2.1, 1.4.3 without its exception for large text, and 1.4.11 for the edges of fields. */
  contrast() {
    const faults = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || !isShown(element)) continue;
      const ratio = contrastOf(getComputedStyle(element).color, backgroundOf(element));
      if (ratio < 4.5) faults.push(`${ratio.toFixed(2)}: ${walker.currentNode.data.trim().slice(0, 40)}`);
    }
    for (const field of document.querySelectorAll("input, select, textarea")) {
      if (!isShown(field) || field.type === "checkbox") continue;
      const style = getComputedStyle(field);
      const text = contrastOf(style.color, backgroundOf(field));
      const edge = contrastOf(style.borderTopColor, backgroundOf(field.parentElement));
      if (text < 4.5) faults.push(`${text.toFixed(2)}: text in ${field.name}`);
      if (edge < 3) faults.push(`${edge.toFixed(2)}: edge of ${field.name}`);
    }
    return faults;
  },

  /** 1.4.10: what stands outside the window sideways. */
  overflow() {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    return [`${document.documentElement.scrollWidth} px wide`, ...wide.slice(0, 3).map(named)];
  },

  /** 1.4.12: what is cut off when somebody sets the spacing of text. An excerpt that is clamped is an excerpt anyway. */
  cutBySpacing() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }" +
      "p { margin-bottom: 2em !important }",
    );
    document.adoptedStyleSheets.push(sheet);
    const cut = [...document.body.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      const hides = /hidden|clip/.test(style.overflowX + style.overflowY) || element.matches("button");
      if (element.matches("input, select, textarea")) return false;
      const over = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
      return hides && over && element.clientWidth && isShown(element) && style.webkitLineClamp === "none";
    });
    const faults = [...cut.map((element) => `cut: ${named(element)}`), ...probes.overflow()];
    document.adoptedStyleSheets.pop();
    return faults;
  },

  /** Begin to note what gets the focus, and how it shows. */
  watchFocus() {
    window.focusSeen = new Map();
    document.addEventListener("focusin", ({ target }) => {
      const outlines = [target, target.closest("li"), target.parentElement].filter(Boolean).map((element) => getComputedStyle(element));
      const drawn = outlines.find((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
      const ratio = drawn ? contrastOf(drawn.outlineColor, backgroundOf(target.parentElement)) : 0;
      window.focusSeen.set(target, Math.max(ratio, window.focusSeen.get(target) ?? 0));
    });
    return tabbable().length;
  },

  /** 2.1.1 and 2.4.7: what the tabulator has not reached since, or reached without showing it. */
  focus() {
    const unreached = tabbable().filter((element) => !window.focusSeen.has(element));
    const unseen = [...window.focusSeen].filter(([, ratio]) => ratio < 3);
    return [
      ...unreached.map((element) => `unreached: ${named(element)}`),
      ...unseen.map(([element, ratio]) => `unseen (${ratio.toFixed(2)}): ${named(element)}`),
    ];
  },
};

function tabbable() {
  const known = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const scope = document.querySelector("dialog[open]") ?? document;
  return [...scope.querySelectorAll(known)].filter(
    (element) => element.tabIndex >= 0 && element.type !== "hidden" && element.checkVisibility({ visibilityProperty: true }),
  );
}

/** Neither hidden nor only for those who listen. */
function isShown(element) {
  const box = element.getBoundingClientRect();
  return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1 &&
    !element.closest(".visually-hidden, .kommentera-trap, .skip:not(:focus)");
}

function named(element) {
  const words = (element.textContent || element.name || "").trim().replace(/\s+/g, " ").slice(0, 40);
  return `${element.localName}${element.id && `#${element.id}`}${element.className && `.${element.className}`} ${words}`;
}

/** Any CSS colour as red, green, blue and opacity, as the browser itself paints it. */
const painter = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const painted = new Map();
function channels(color) {
  if (!painted.has(color)) {
    painter.clearRect(0, 0, 1, 1);
    painter.fillStyle = color;
    painter.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = painter.getImageData(0, 0, 1, 1).data;
    painted.set(color, [red, green, blue, alpha / 255]);
  }
  return painted.get(color);
}

function over(front, back) {
  return [0, 1, 2].map((at) => front[at] * front[3] + back[at] * (1 - front[3]));
}

function backgroundOf(element) {
  const layers = [];
  for (let at = element; at; at = at.parentElement) {
    layers.push(channels(getComputedStyle(at).backgroundColor));
    if (layers.at(-1)[3] === 1) break;
  }
  return layers.reduceRight((back, front) => over(front, back), [255, 255, 255]);
}

/** The ratio of WCAG 2.1 between a colour and what is behind it. */
function contrastOf(color, back) {
  const [one, other] = [over(channels(color), back), back].map((rgb) => {
    const [red, green, blue] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

return probes[arguments[0]]();
