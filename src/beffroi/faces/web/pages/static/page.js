/* Comfort only: everything works without it. Nothing is sent but the form itself. */
"use strict";
(() => {
  const all = (selector) => document.querySelectorAll(selector);

  // The button says that something happens: a photograph takes seconds.
  for (const form of all("form[data-busy]")) {
    const busy = form.querySelector(".busy");
    form.addEventListener("submit", () => {
      form.querySelector("button[type=submit]").disabled = true;
      busy.hidden = false;
      busy.textContent = form.dataset.busy;
    });
    window.addEventListener("pageshow", () => {
      form.querySelector("button[type=submit]").disabled = false;
      busy.hidden = true;
    });
  }

  // A file dropped on the box, a picture pasted into it: as if it had been chosen.
  for (const box of all("[data-drop]")) {
    const input = box.querySelector("input[type=file]");
    const take = (files) => {
      const chosen = new DataTransfer();
      chosen.items.add(files[0]);
      input.files = chosen.files;
      input.focus();
    };
    const carriesFile = (transfer) => transfer && Array.from(transfer.types).includes("Files");
    box.addEventListener("dragover", (event) => {
      if (carriesFile(event.dataTransfer)) {
        event.preventDefault();
        box.classList.add("dropping");
      }
    });
    box.addEventListener("dragleave", () => box.classList.remove("dropping"));
    box.addEventListener("drop", (event) => {
      box.classList.remove("dropping");
      if (event.dataTransfer.files.length) {
        event.preventDefault();
        take(event.dataTransfer.files);
      }
    });
    box.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length) {
        event.preventDefault();
        take(event.clipboardData.files);
      }
    });
  }

  // What a telephone or a browser can do with words that are ready to send.
  const words = (id) => document.getElementById(id).textContent;
  for (const button of all("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    const label = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(words(button.dataset.copy));
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 4000);
    });
  }
  for (const button of all("[data-share]")) {
    if (!navigator.share) continue;
    button.hidden = false;
    button.addEventListener("click", () => navigator.share({ text: words(button.dataset.share) }).catch(() => {}));
  }
  for (const button of all("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // Whom to tell and what to do are wanted on paper too, where nothing unfolds.
  const folded = [];
  window.addEventListener("beforeprint", () => {
    for (const part of all(".tell details:not([open]), details.course:not([open])")) {
      part.open = true;
      folded.push(part);
    }
  });
  window.addEventListener("afterprint", () => {
    for (const part of folded.splice(0)) part.open = false;
  });
})();
