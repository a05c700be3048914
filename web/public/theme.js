// Runs before the first paint, so that a dark page never flashes white. Choice: "light", "dark" or "system".
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    let choice = null;
    try {
      choice = localStorage.getItem("baraza:mode");
    } catch {
      // Storage can be blocked; the system's choice is used then.
    }
    root.dataset.mode = choice === "light" || choice === "dark" ? choice : dark.matches ? "dark" : "light";
  };
  apply();
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  addEventListener("baraza:mode", apply);
})();
