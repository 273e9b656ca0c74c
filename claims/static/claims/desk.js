/* What the desk's pages do beyond plain forms: drop files, select words, show only a kind's fields, watch a check.
   Every page works without it. */
"use strict";

/* Selecting words ------------------------------------------------------------------------------------------------- */

/* A text is shown in pieces, each with its offset in code points (data-start) and one text node. The browser counts in
   UTF-16 units, in which an emoji is two; between the pieces stand tags that do not belong to the text. */
const isHigh = (unit) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit) => unit >= 0xdc00 && unit <= 0xdfff;

/* The code points in text.slice(0, offset); an offset inside a pair counts the pair as `whole` says. */
function codePoints(text, offset, whole) {
  let count = 0;
  for (let at = 0; at < offset; at += 1) {
    const pair = isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1));
    if (pair) {
      at += 1;
      if (at >= offset && !whole) break;
    }
    count += 1;
  }
  return count;
}

/* The offset, in code points of the whole text, of a place in the page. */
function textOffset(pieces, node, offset, whole) {
  const point = document.createRange();
  point.setStart(node, offset);
  point.collapse(true);
  for (const piece of pieces) {
    const words = piece.firstChild;
    if (!words) continue;
    const start = Number(piece.dataset.start);
    if (words === node) return start + codePoints(words.data, offset, whole);
    if (point.comparePoint(words, words.length) >= 0) return start;
  }
  const last = pieces[pieces.length - 1];
  return Number(last.dataset.start) + Array.from(last.textContent).length;
}

/* What is selected of a text: offsets in code points, half open, and the words; null for nothing. */
function selectedPlace(container, selection) {
  if (!selection || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!container.contains(range.commonAncestorContainer)) return null;
  const pieces = container.querySelectorAll("[data-start]");
  if (!pieces.length) return null;
  const start = textOffset(pieces, range.startContainer, range.startOffset, false);
  const end = textOffset(pieces, range.endContainer, range.endOffset, true);
  const text = Array.from(pieces, (piece) => piece.textContent).join("");
  const words = Array.from(text).slice(start, end).join("");
  return words.trim() ? { start, end, words, range } : null;
}

function offerSelection(container) {
  const panel = document.getElementById(container.dataset.selects);
  if (!panel) return;
  const [words, which, start, end] = ["words", "which", "start", "end"].map((name) => panel.querySelector(`[name=${name}]`));
  const take = () => {
    const place = selectedPlace(container, document.getSelection());
    if (!place) return;
    words.value = place.words;
    start.value = place.start;
    end.value = place.end;
    which.value = "";
    which.closest(".desk-field").hidden = true;
    if (panel.tagName === "DETAILS") panel.open = true;
    panel.classList.add("is-chosen");
    if (window.Highlight && CSS.highlights) CSS.highlights.set("chosen", new Highlight(place.range.cloneRange()));
  };
  document.addEventListener("mouseup", () => setTimeout(take));
  document.addEventListener("touchend", () => setTimeout(take));
  document.addEventListener("keyup", (event) => { if (event.shiftKey || event.key === "Shift") take(); });
  // Words that are typed are looked for; the offsets were those of other words.
  words.addEventListener("input", () => {
    start.value = end.value = "";
    which.closest(".desk-field").hidden = false;
  });
}

/* Only the chosen kind's fields ------------------------------------------------------------------------------------ */

function showKindFields(form) {
  const fields = [...form.querySelectorAll("[data-kind]")];
  const kinds = [...form.querySelectorAll("[name=kind]")];
  if (!fields.length || !kinds.length) return;
  const show = () => {
    const chosen = kinds.find((kind) => kind.checked);
    for (const field of fields) {
      field.closest(".desk-field").hidden = !chosen || field.dataset.kind !== chosen.value;
    }
  };
  form.addEventListener("change", show);
  show();
}

/* Dropping files --------------------------------------------------------------------------------------------------- */

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function sizeOf(file) {
  return file.size < 100000 ? `${Math.ceil(file.size / 1000)} kB` : `${(file.size / 1e6).toFixed(1)} MB`;
}

function offerDrop(input) {
  const zone = element("div", "", { class: "desk-drop" });
  const list = element("ul", "", { "aria-live": "polite" });
  input.before(zone);
  zone.append(element("p", `${input.dataset.drop}, or choose:`), input, list);
  let kept = [];

  const set = (files) => {
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    kept = [...files];
    list.replaceChildren(...kept.map((file) => {
      const item = element("li", `${file.name} (${sizeOf(file)})`);
      const remove = element("button", "remove", { type: "button", "aria-label": `Remove ${file.name}` });
      remove.addEventListener("click", () => set(kept.filter((one) => one !== file)));
      item.append(remove);
      return item;
    }));
  };
  const same = (a, b) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;
  const add = (files) => {
    const fresh = files.filter((file) => !kept.some((one) => same(one, file)));
    set(input.multiple ? [...kept, ...fresh] : files.slice(-1));
  };

  input.addEventListener("change", () => add([...input.files]));
  zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("is-over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("is-over");
    if (event.dataTransfer.files.length) add([...event.dataTransfer.files]);
  });
}

/* Watching a check ------------------------------------------------------------------------------------------------- */

const PAUSE = 700;

async function watchCheck(box) {
  const bar = box.querySelector("progress");
  const words = box.querySelector("[role=status]");
  for (;;) {
    try {
      const answer = await fetch(box.dataset.state, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      const state = await answer.json();
      if (state.next) {
        window.location.assign(state.next);
        return;
      }
      if (state.total) {
        bar.max = state.total;
        bar.value = state.done;
        words.textContent = `${state.done} of ${state.total} claims are checked.`;
      }
    } catch (error) {
      words.textContent = `The state could not be read (${error.message}); trying again.`;
    }
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}

/* A form is sent once: two clicks are not two checks ---------------------------------------------------------------- */

function sendOnce(form) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => { delete form.dataset.sent; });
}

document.querySelectorAll("[data-selects]").forEach(offerSelection);
document.querySelectorAll("input[type=file][data-drop]").forEach(offerDrop);
document.querySelectorAll(".desk-progress").forEach(watchCheck);
document.querySelectorAll("#content form").forEach((form) => { showKindFields(form); sendOnce(form); });
