// A claim's page works without this: it only asks before a typed reason is lost.
(() => {
  const form = document.getElementById("decision-form");
  const why = document.getElementById("why");
  if (!form || !why) return;
  let sent = false;
  form.addEventListener("submit", () => { sent = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!sent && why.value !== why.defaultValue) event.preventDefault();
  });
})();
