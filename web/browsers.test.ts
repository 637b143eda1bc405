import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What the browsers in `browsers.ts` lack of the DOM; of the language, `src/tsconfig.json` refuses what they lack. */
const younger = [
  /\bURL\.(?:canParse|parse)\(/,
  /\bAbortSignal\.any\(/,
  /\bcrypto\.randomUUID\(/,
  /\.(?:checkVisibility|showPopover|hidePopover|togglePopover|startViewTransition|moveBefore|setHTMLUnsafe|getHTML)\(/,
  /\bResponse\.json\(/,
  /\brequestIdleCallback\(/,
]

test('no file of the app uses a part of the DOM that our browsers lack', async () => {
  const found: string[] = []
  for await (const path of glob(['src/**/*.{ts,tsx}', '../server/contract/**/*.ts'], { cwd: import.meta.dirname })) {
    if (path.includes('.test.') || path.includes('/testing/')) continue
    const text = await readFile(join(import.meta.dirname, path), 'utf8')
    found.push(...younger.filter((pattern) => pattern.test(text)).map((pattern) => `${path}: ${pattern}`))
  }
  expect(found).toEqual([])
})
