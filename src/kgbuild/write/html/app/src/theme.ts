// Light or dark: as the system has it, until the reader says otherwise.

export function toggleTheme(): void {
  const root = document.documentElement;
  root.dataset.theme = isDark() ? "light" : "dark";
}

export function isDark(): boolean {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

export function onTheme(then: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", then);
  new MutationObserver(then).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}
