"use strict";
(() => {
  const root = document.documentElement;
  const kept = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* private window: not kept */ } };

  const speak = (lang) => { root.dataset.lang = lang; root.lang = lang; };
  speak(kept("headway-lang") || ((navigator.language || "").toLowerCase().startsWith("zh") ? "zh" : "en"));
  document.getElementById("language").addEventListener("click", () => {
    const lang = root.dataset.lang === "zh" ? "en" : "zh";
    speak(lang);
    keep("headway-lang", lang);
    search();
  });

  const theme = kept("headway-theme");
  if (theme) root.dataset.theme = theme;
  document.getElementById("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    keep("headway-theme", root.dataset.theme);
  });

  const input = document.getElementById("search");
  const shown = document.getElementById("found");
  const speakers = [...document.querySelectorAll("[data-speaker]")];
  const texts = new Map(speakers.flatMap((card) => [...card.querySelectorAll("[data-quote]")].map((q) => [q, q.textContent.toLowerCase()])));
  function search() {
    if (!input) return;
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const card of speakers) {
      const name = card.dataset.speaker.toLowerCase();
      let any = false;
      for (const quote of card.querySelectorAll("[data-quote]")) {
        const hit = words.every((w) => name.includes(w) || texts.get(quote).includes(w));
        quote.hidden = !hit;
        any ||= hit;
        count += hit ? 1 : 0;
      }
      card.parentElement.hidden = !any;
      if (words.length && any) card.querySelector("details")?.setAttribute("open", "");
      if (words.length && any) card.closest("details")?.setAttribute("open", "");
    }
    shown.textContent = root.dataset.lang === "zh" ? `${count} 条引语` : `${count} quote${count === 1 ? "" : "s"}`;
  }
  if (input) {
    input.addEventListener("input", search);
    search();
  }
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((d) => d.setAttribute("open", "")));
})();
