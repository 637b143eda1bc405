import { useSyncExternalStore } from 'react'
import { localStore } from './storage.ts'

export const themes = ['light', 'dark', 'system'] as const
export type Theme = (typeof themes)[number]

export function parseTheme(value: string | null | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system'
}

/** The theme after this one, for a button that goes round. */
export function nextTheme(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system'
}

/** Applies and remembers a theme. `public/theme.js` applies it again before the next first paint. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.media = browserBarMedia(theme, meta.dataset.theme)
  }
  localStore().setItem('theme', theme)
}

/** When the browser's own bar takes a colour that belongs to one of the themes. */
export function browserBarMedia(chosen: Theme, own: string | undefined): string {
  if (chosen === 'system') return `(prefers-color-scheme: ${own})`
  return chosen === own ? 'all' : 'not all'
}

/** The chosen theme. The document element holds it, so every reader agrees. */
export function useTheme(): Theme {
  return useSyncExternalStore(onThemeChange, () => parseTheme(document.documentElement.dataset.theme))
}

function onThemeChange(notify: () => void): () => void {
  const observer = new MutationObserver(notify)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
