import { expect } from 'vitest'
import type { Answer } from './answer.ts'

/** A small page of ours, with a way on and without a secret; nothing is stored by it. */
export function expectRefused({ status, text, headers, setCookies }: Answer): void {
  expect(status).toBe(400)
  expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
  expect(text.length).toBeLessThan(4000)
  expect(text).not.toMatch(/ at \S+ \(|node_modules|Error:/)
  expect(text).toMatch(/href="\/auth\/sign-in/)
  expect(setCookies.filter((line) => /session[\w-]*=/.test(line))).toEqual([])
}
