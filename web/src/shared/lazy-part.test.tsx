import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lazyPart, MissingPart } from './lazy-part.tsx'

const Drawn = () => null
const script = 'http://127.0.0.1/assets/index-old.js'
let page = ''

beforeEach(() => {
  page = '<script src="/assets/index-old.js">'
  vi.stubGlobal('document', { querySelector: () => ({ src: script }) })
  vi.stubGlobal('fetch', async () => new Response(page))
})
afterEach(() => vi.unstubAllGlobals())

const codeOf = (loading: Promise<unknown>) =>
  loading.then(
    () => undefined,
    (error: unknown) => (error instanceof MissingPart ? error.problem.code : error),
  )

test('a file that was missing is asked for again, once by each call', async () => {
  const load = vi.fn(async () => Drawn).mockRejectedValueOnce(new TypeError('Failed to fetch'))
  const part = lazyPart(load)
  expect(await codeOf(part.load())).toBe('part-missing')
  expect(await codeOf(part.load())).toBeUndefined()
  expect(await codeOf(part.load())).toBeUndefined()
  expect(load).toHaveBeenCalledTimes(2)
})

test('the reason: an update, a server out of reach, a browser that is offline', async () => {
  const part = lazyPart<object>(() => Promise.reject(new TypeError('Failed to fetch')))
  page = '<script src="/assets/index-new.js">'
  expect(await codeOf(part.load())).toBe('outdated')
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await codeOf(part.load())).toBe('unreachable')
  vi.stubGlobal('navigator', { onLine: false })
  expect(await codeOf(part.load())).toBe('offline')
})
