// Puts the page in a frame where the line stands: <script src="https://HOST/beffroi.js" data-lang="fr"></script>
// BEFFROI_TITLES stands before this file, made by the server. Nothing else is loaded, nothing is stored.
const script = document.currentScript;
const host = new URL(script.src).origin;
const lang = script.dataset.lang in BEFFROI_TITLES ? script.dataset.lang : "fr";
const frame = document.createElement("iframe");
frame.src = `${host}/embed/${lang}/`;
frame.title = BEFFROI_TITLES[lang];
frame.loading = "lazy";
frame.allow = "clipboard-write; web-share";
frame.setAttribute("width", "100%");
frame.setAttribute("height", script.dataset.height || "900");
frame.style.border = "0";

// The page within does not know where it stands: it is told at each load, and answers to this origin alone.
frame.addEventListener("load", () => frame.contentWindow.postMessage({ beffroi: "hello" }, host));
addEventListener("message", (event) => {
  if (event.origin !== host || event.source !== frame.contentWindow) return;
  const height = Number(event.data?.beffroi === "height" && event.data.height);
  if (height > 0 && height < 100000) frame.setAttribute("height", String(Math.ceil(height)));
});
script.after(frame);
