// Registers the service worker, where the browser has them: the page then opens without a network as well.
"use strict";
if ("serviceWorker" in navigator && window.isSecureContext) {
  addEventListener("load", () => {
    navigator.serviceWorker.register("/sw.js").catch(() => {});  // private windows refuse: the page works without
  });
}
