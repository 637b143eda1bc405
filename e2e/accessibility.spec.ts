import { expect } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { addAxe, checkAccessibility, colourRules } from './accessibility.ts'
import { test } from './fixtures.ts'

/** Runs axe in the page. @returns the names of the computed colours that it read */
async function coloursReadBy(rules: RunOptions): Promise<string[]> {
  const read = new Set<string>()
  const note = (name: unknown) => {
    if (/color|background|shadow|stroke|fill/i.test(String(name))) read.add(String(name))
  }
  const { getComputedStyle } = window
  window.getComputedStyle = (...element) =>
    new Proxy(getComputedStyle(...element), {
      get(style, name) {
        note(name)
        const value = Reflect.get(style, name, style)
        if (typeof value !== 'function') return value
        return (...names: unknown[]) => {
          names.forEach(note)
          return value.apply(style, names)
        }
      },
    })
  await window.axe.run(document, rules)
  window.getComputedStyle = getComputedStyle
  return [...read]
}

const everything = `<html lang="en"><title>Everything</title><main><h1>Everything</h1><h3>Too deep</h3>
  <p>A paragraph with <a href="/a">a link</a> in its text, and <em style="background: url(/a.png)">emphasis</em>.</p>
  <img src="/a.png"><svg role="img"></svg><button></button><input><select></select><textarea></textarea>
  <div role="slider" tabindex="0"></div><div role="tab" aria-selected="maybe"></div><ul><p>No item</p></ul>
  <table><tr><th>Head</th><td headers="none">Cell</td></tr></table><dl><dd>No term</dd></dl><marquee>Runs</marquee>
  <div style="overflow: auto; height: 20px; letter-spacing: 1px !important"><p style="height: 99px">Scrolls</p></div>
  <a href="#nowhere">Skip</a><div aria-hidden="true"><button>Hidden</button></div><video src="/a.mp4"></video>
  <details><summary></summary>Folded</details><object data="/a"></object></main>`

test('no rule reads a colour but those that run in both themes', async ({ page }) => {
  const others = { rules: Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }])) }
  await page.setContent(everything)
  await addAxe(page)
  for (const rule of colourRules)
    expect(await page.evaluate(coloursReadBy, { runOnly: rule }), rule).toContain('background-color')
  expect(await page.evaluate(coloursReadBy, others)).toEqual([])
  for (const path of ['/scopes', '/explore']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await addAxe(page)
    expect(await page.evaluate(coloursReadBy, others), path).toEqual([])
  }
})

const faults: [title: string, css: string, found: RegExp][] = [
  ['faint words in the light theme', 'h1 { color: light-dark(#eee, #fff) }', /light theme[\s\S]*color-contrast/],
  ['faint words in the dark theme', 'h1 { color: light-dark(#000, #111) }', /dark theme[\s\S]*color-contrast/],
  [
    'a picture without words that the dark theme alone shows',
    '@media (prefers-color-scheme: light) { #planted { display: none } }',
    /dark theme[\s\S]*image-alt/,
  ],
]

test('axe finds what one theme alone has', async ({ page }) => {
  await page.goto('/denied?error=access_denied')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await checkAccessibility(page)
  for (const [title, css, found] of faults)
    await test.step(title, async () => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(css)
        document.adoptedStyleSheets = [sheet]
        const picture = Object.assign(new Image(), { id: 'planted', src: '/mark.svg' })
        if (css.includes('#planted')) document.querySelector('main')?.append(picture)
      }, css)
      await expect(checkAccessibility(page), title).rejects.toThrow(found)
    })
})
