import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** The rules of axe that read colours; `accessibility.spec.ts` proves that no other rule does. */
export const colourRules = ['color-contrast', 'link-in-text-block']

declare global {
  interface Window {
    axe: typeof axe
  }
}

interface Analysis {
  /** The elements of the page, and what a person sees of each: what rules read that don't read colours. */
  outline: string
  violations: { id: string; nodes: string[] }[]
}

/**
 * Runs axe in both themes, with no rule off. Motion is reduced, because a colour that fades from one theme to the other is in
 * neither. Where only the colours of the page differ in the second theme, the rules that don't read colours would find
 * what they found in the first, so the others alone run again.
 */
export async function checkAccessibility(page: Page): Promise<void> {
  let outline: string | undefined
  // The theme it has comes first: each change draws the whole page.
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  for (const colorScheme of isDark ? (['dark', 'light'] as const) : (['light', 'dark'] as const)) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.waitForFunction(() => document.getAnimations().length === 0)
    // A page between two states, such as a skeleton and the problem in its place, is no page that a person reads.
    await expect(page.locator('h1:visible'), 'the heading of the page').toHaveCount(1)
    await addAxe(page)
    const analysis = await page.evaluate(analyse, { colourRules, outline })
    expect(analysis.violations, `accessibility, ${colorScheme} theme`).toEqual([])
    outline = analysis.outline
  }
  await page.emulateMedia({ reducedMotion: null })
}

/** Adds axe to the page, once for each document. By itself it writes down the HTML of every element that it looks at. */
export async function addAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return
  await page.evaluate(`${axeSource}; axe.configure({ noHtml: true })`)
}

/**
 * Runs axe; in the page. Our pages have no frames.
 * @param options.outline of the other theme
 */
async function analyse(options: { colourRules: string[]; outline: string | undefined }): Promise<Analysis> {
  const sizes = Array.from(document.querySelectorAll<HTMLElement>('*'), (element) =>
    element.checkVisibility() ? `${element.offsetWidth}x${element.offsetHeight}` : 'hidden',
  )
  // Without digits: the position of the song changes from second to second.
  const outline = document.documentElement.outerHTML.replace(/\d/g, '') + sizes
  const rules = outline === options.outline ? { runOnly: { type: 'rule' as const, values: options.colourRules } } : {}
  // To describe only what is wrong takes half the time.
  const { violations } = await window.axe.run(document, { resultTypes: ['violations'], elementRef: true, ...rules })
  const htmlOf = ({ element, target }: axe.NodeResult) => element?.outerHTML.slice(0, 300) ?? String(target)
  return { outline, violations: violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(htmlOf) })) }
}
