/* Kommentera's widget: shows a thread where the page asks for it, and sends its form without leaving the page.

   It works in the page's own tree, not in a shadow one: addresses with #kommentera-… find their comment, labels and
   error messages find their fields, and the page's own type and colours apply. What it puts there is HTML that our
   server made and escaped; it makes no request to anybody else, sets no cookie, and stores nothing.

   The server renders every answer, so this script has no words of its own but one sentence. */
(() => {
  "use strict";

  if (customElements.get("kommentera-thread")) return;

  const script = document.currentScript;
  const base = new URL(".", script.src).href.replace(/\/$/, "");
  const THREAD = "[data-kommentera-thread]";
  const CHALLENGE = "form[data-kommentera-challenge]";
  const LOST = {
    sv: "Kommentarerna kunde inte hämtas just nu.",
    en: "The comments could not be loaded just now.",
  };

  // Where the page demands Trusted Types, its policy must allow one named "kommentera".
  const policy = window.trustedTypes?.createPolicy("kommentera", { createHTML: (html) => html });
  const parsed = (html) => new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, "text/html");

  /* Threads that the page only names */

  async function mount(place, site, page, lang) {
    if (place.dataset.kommenteraState) return;
    place.dataset.kommenteraState = "loading";
    place.setAttribute("aria-busy", "true");
    const query = new URLSearchParams({ page: page || location.href.split("#")[0] });
    if (lang) query.set("lang", lang);
    try {
      const response = await fetch(`${base}/sites/${encodeURIComponent(site)}/thread?${query}`);
      if (!response.ok) throw new Error(String(response.status));
      const thread = parsed(await response.text()).querySelector(THREAD);
      place.replaceChildren(document.importNode(thread, true));
      place.dataset.kommenteraState = "ready";
      place.dispatchEvent(new CustomEvent("kommentera:ready", { bubbles: true }));
      goToTarget(place);
    } catch {
      place.dataset.kommenteraState = "";
      // What the page's owner has put there, a link perhaps, is better than our sentence.
      if (!place.hasChildNodes()) {
        const said = document.createElement("p");
        const spoken = (lang || document.documentElement.lang || "sv").slice(0, 2);
        said.textContent = LOST[spoken] || LOST.en;
        place.append(said);
      }
    } finally {
      place.removeAttribute("aria-busy");
    }
  }

  function goToTarget(place) {
    const id = location.hash.slice(1);
    const target = id.startsWith("kommentera-") && document.getElementById(id);
    if (target && place.contains(target)) {
      target.scrollIntoView();
      target.focus({ preventScroll: true });
    }
  }

  function mountAll() {
    for (const place of document.querySelectorAll("[data-kommentera]")) {
      mount(place, script.dataset.site || "", place.dataset.page || script.dataset.page, place.dataset.lang || script.dataset.lang);
    }
  }

  class KommenteraThread extends HTMLElement {
    connectedCallback() {
      mount(this, this.getAttribute("site") || script.dataset.site || "", this.getAttribute("page"), this.getAttribute("lang"));
    }
  }

  /* The form */

  async function send(form) {
    const answers = form.closest("[data-kommentera-answers]");
    const thread = form.closest(THREAD);
    if (form.dataset.sending) return;
    form.dataset.sending = "yes";
    const button = form.querySelector("button[type=submit]");
    button.setAttribute("aria-disabled", "true");
    say(form, thread.dataset.sending);
    try {
      const address = new URL(form.action);
      address.searchParams.set("part", "1");
      const body = new URLSearchParams(new FormData(form));
      let answer = await post(address, body);
      const challenge = answer.querySelector(CHALLENGE);
      if (challenge) {
        say(form, challenge.dataset.says);
        body.set("proof", await prove(challenge.dataset));
        answer = await post(address, body);
      }
      show(answer, answers, form);
    } catch {
      say(form, thread.dataset.away);
    } finally {
      delete form.dataset.sending;
      button.removeAttribute("aria-disabled");
    }
  }

  async function post(address, body) {
    const response = await fetch(address, { method: "POST", body, headers: { Accept: "text/html" } });
    return parsed(await response.text());
  }

  function show(answer, answers, form) {
    const first = answer.querySelector("[data-kommentera-focus]");
    if (!first) {
      // A page about a refusal rather than a part of ours: its words, and the form stays as it is.
      say(form, answer.querySelector("main")?.textContent.trim().replace(/\s+/g, " ") || form.closest(THREAD).dataset.away);
      return;
    }
    const nodes = [...answer.body.childNodes].map((node) => document.importNode(node, true));
    answers.replaceChildren(...nodes);
    const shown = answers.querySelector("[data-kommentera-focus]");
    shown.focus();
    shown.scrollIntoView({ block: "nearest" });
  }

  function say(form, words) {
    let place = form.querySelector("[role=status]");
    if (!place) {
      place = document.createElement("p");
      place.setAttribute("role", "status");
      form.append(place);
    }
    place.textContent = words;
    place.scrollIntoView({ block: "nearest" });
  }

  /* Proof of work, asked for when a comment's sending resembles a program's. There is nothing to do for a person.

     The hash is written out: it is done before a digest of crypto.subtle has been waited for, needs no https, and a
     worker, which a blog's security policy may forbid, is not missed where the work is done a few milliseconds a time. */

  const SLICE = 10; // milliseconds

  async function prove({ kommenteraChallenge: salt, target, largest }) {
    const digest = sha256();
    const [first, second] = [target.slice(0, 8), target.slice(8, 16)].map((part) => parseInt(part, 16) | 0);
    for (let number = 0, pause = performance.now() + SLICE; number <= Number(largest); number += 1) {
      const found = digest(salt + number);
      if (found[0] === first && found[1] === second) return `${salt}.${number}`;
      if (number % 64 === 0 && performance.now() > pause) {
        await breath();
        pause = performance.now() + SLICE;
      }
    }
    return "none";
  }

  /* Lets the page react; unlike a time-out it is not put off in a tab that nobody looks at. */
  function breath() {
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    });
  }

  /* SHA-256 (FIPS 180-4) of up to 55 ASCII characters, which are one block; as eight words, signed. */
  function sha256() {
    const primes = [];
    for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
    const K = Int32Array.from(primes, (prime) => (Math.cbrt(prime) % 1) * 2 ** 32);
    const H = Int32Array.from(primes.slice(0, 8), (prime) => (Math.sqrt(prime) % 1) * 2 ** 32);
    const w = new Int32Array(64);
    const turned = (word, by) => (word >>> by) | (word << (32 - by));
    return (text) => {
      w.fill(0, 0, 16);
      for (let at = 0; at < text.length; at += 1) w[at >> 2] |= text.charCodeAt(at) << (24 - 8 * (at & 3));
      w[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
      w[15] = text.length * 8;
      for (let i = 16; i < 64; i += 1) {
        const x = w[i - 15];
        const y = w[i - 2];
        w[i] = w[i - 16] + (turned(x, 7) ^ turned(x, 18) ^ (x >>> 3)) + w[i - 7] + (turned(y, 17) ^ turned(y, 19) ^ (y >>> 10));
      }
      let [a, b, c, d, e, f, g, h] = H;
      for (let i = 0; i < 64; i += 1) {
        const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
        const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
      }
      return [a, b, c, d, e, f, g, h].map((word, i) => (word + H[i]) | 0);
    };
  }

  /* On a page of ours that asks for a proof, the form that would go to a moderator goes with the proof instead. */
  async function proveByItself(form) {
    let sent = false;
    addEventListener("submit", () => {
      sent = true;
    });
    say(form, form.dataset.says);
    const proof = await prove(form.dataset);
    if (sent) return; // somebody did not want to wait
    hidden(form, "proof").value = proof;
    hidden(form, "without_proof").value = "";
    form.submit();
  }

  /* Answering in place: the form moves under the comment, and back */

  function answer(link) {
    const thread = link.closest(THREAD);
    const answers = thread.querySelector("[data-kommentera-answers]");
    const form = answers.querySelector("form[data-kommentera-form]");
    const comment = link.closest("article");
    if (!form || !comment) return false;
    keepPlace(thread, answers);
    comment.append(answers);
    hidden(form, "parent").value = comment.id.replace("kommentera-", "");
    const told = form.querySelector("[data-kommentera-answered]");
    if (told) told.hidden = false;
    const name = form.querySelector("[data-kommentera-answered-name]");
    if (name) name.textContent = comment.querySelector(".kommentera-author").textContent;
    begin(form);
    return true;
  }

  function standAlone(thread) {
    const answers = thread.querySelector("[data-kommentera-answers]");
    const form = answers.querySelector("form[data-kommentera-form]");
    const mark = thread.querySelector("[data-kommentera-home]");
    if (!form) return false;
    if (mark) mark.replaceWith(answers);
    hidden(form, "parent").value = "";
    const told = form.querySelector("[data-kommentera-answered]");
    if (told) told.hidden = true;
    begin(form);
    return true;
  }

  function begin(form) {
    const { author, comment } = form.elements;
    (author?.value ? comment : author || comment)?.focus();
  }

  function keepPlace(thread, answers) {
    if (thread.querySelector("[data-kommentera-home]")) return;
    const mark = document.createElement("span");
    mark.dataset.kommenteraHome = "";
    mark.hidden = true;
    answers.before(mark);
  }

  function hidden(form, name) {
    let field = form.elements.namedItem(name);
    if (!field) {
      field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      form.append(field);
    }
    return field;
  }

  /* The form once more, after a thank-you has taken its place; where it does not come, the link is followed. */
  async function anew(link) {
    const thread = link.closest(THREAD);
    const answers = thread.querySelector("[data-kommentera-answers]");
    const mark = thread.querySelector("[data-kommentera-home]");
    try {
      const fragment = link.href.replace(/([?&])document=1(&|$)/, "$1");
      const response = await fetch(fragment);
      if (!response.ok) throw new Error(String(response.status));
      const fresh = parsed(await response.text()).querySelector("[data-kommentera-answers]");
      const place = document.importNode(fresh, true);
      answers.replaceWith(place);
      if (mark) mark.replaceWith(place);
      const form = place.querySelector("form");
      if (link.matches(".kommentera-reply")) answer(link);
      else if (form) begin(form);
    } catch {
      location.assign(link.href);
    }
  }

  /* One pair of listeners for every thread, those that come later too */

  document.addEventListener("submit", (event) => {
    if (event.target.matches?.(`${THREAD} form[data-kommentera-form]`)) {
      event.preventDefault();
      send(event.target);
    }
  });

  document.addEventListener("click", (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.(`${THREAD} a`);
    if (!link) return;
    if (link.matches(".kommentera-reply") && answer(link)) event.preventDefault();
    else if (link.matches("[data-kommentera-alone]") && standAlone(link.closest(THREAD))) event.preventDefault();
    else if (link.matches("[data-kommentera-anew], .kommentera-reply")) {
      event.preventDefault();
      anew(link);
    } else if (link.hash && link.closest(".kommentera-alert")) {
      event.preventDefault();
      document.getElementById(link.hash.slice(1))?.focus();
    }
  });

  function wake() {
    mountAll();
    document.querySelectorAll(CHALLENGE).forEach(proveByItself);
  }

  customElements.define("kommentera-thread", KommenteraThread);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", wake);
  else wake();
})();
