import { join } from 'node:path'
import type { Page } from '@playwright/test'

export const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

export const widths = { desk, phone } as const
export const themes = ['light', 'dark'] as const
export type Width = keyof typeof widths
export type Theme = (typeof themes)[number]

/** @param chapter from 1 */
export const pictureName = (chapter: number, width: Width, theme: Theme) => `${chapter}-${width}-${theme}.jpg`

/** The page as it is, at both widths and in both themes; then it is as wide and light as before. */
export async function takePictures(page: Page, folder: string, chapter: number): Promise<void> {
  for (const width of ['phone', 'desk'] as const) {
    await page.setViewportSize(widths[width])
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.evaluate(() => document.fonts.ready.then(() => {}))
      await page.screenshot({
        ...{ path: join(folder, pictureName(chapter, width, theme)), type: 'jpeg', quality: 85 },
        ...{ animations: 'disabled', caret: 'hide' },
      })
    }
  }
}
