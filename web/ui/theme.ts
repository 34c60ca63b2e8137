/** Day and night: as the machine says, until the person says otherwise. */
export type Theme = 'auto' | 'light' | 'dark'

const KEY = 'rapport-theme'

export function chosenTheme(): Theme {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'light' || kept === 'dark' ? kept : 'auto'
  } catch {
    return 'auto' // A browser that refuses storage still shows the page.
  }
}

export function showTheme(theme: Theme = chosenTheme()): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

export function chooseTheme(theme: Theme): void {
  try {
    if (theme === 'auto') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // Shown now, forgotten later.
  }
  showTheme(theme)
}
