import { useSyncExternalStore } from 'react'
import { localStore } from './storage.ts'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

/** The words for each theme. */
export const themeLabels: Record<Theme, string> = { light: 'Light', dark: 'Dark', system: 'As the system' }
export const themeOptions = themes.map((theme) => ({ value: theme, label: themeLabels[theme] }))

export function parseTheme(value: string | null | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}

/** The theme after this one; after the last comes the first. */
export function nextTheme(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
}

/** Applies and stores a theme. On the next load `public/theme.js` applies it before the first paint. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.media = browserBarMedia(theme, meta.dataset.theme)
  }
  localStore().setItem('theme', theme)
}

/** The media query under which the browser’s own bar takes the colour of the theme `own`. */
export function browserBarMedia(chosen: Theme, own: string | undefined): string {
  if (chosen === 'system') return `(prefers-color-scheme: ${own})`
  return chosen === own ? 'all' : 'not all'
}

/** The chosen theme, read from the document element, where `chooseTheme` puts it. */
export function useTheme(): Theme {
  return useSyncExternalStore(onThemeChange, () => parseTheme(document.documentElement.dataset.theme))
}

function onThemeChange(notify: () => void): () => void {
  const observer = new MutationObserver(notify)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
