import type { LoggedRequest } from './control-types.ts'

type Call = Pick<LoggedRequest, 'method' | 'path' | 'status'>

/**
 * Compares the calls that came with those expected.
 * @throws {Error} that lists both, one call a line, with a mark where they differ
 */
export function checkCalls(expected: readonly string[], calls: readonly Call[]): void {
  const patterns = expected.map(parseExpected)
  const length = Math.max(expected.length, calls.length)
  const rows = Array.from({ length }, (_, index) => compare(expected[index], patterns[index], calls[index]))
  if (rows.every(({ agrees }) => agrees)) return
  const lines = rows.map(({ agrees, text }) => `${agrees ? ' ' : '!'} ${text}`)
  throw new Error(`The calls are not the expected ones.\n${lines.join('\n')}`)
}

function compare(expected: string | undefined, pattern: RegExp | undefined, call: Call | undefined) {
  const came = call && `${call.method} ${call.path} ${call.status}`
  if (pattern && came !== undefined && pattern.test(came)) return { agrees: true, text: came }
  return { agrees: false, text: `expected ${expected ?? 'nothing'}, came ${came ?? 'nothing'}` }
}

/** @throws {Error} for what is no call: it could never come */
function parseExpected(text: string): RegExp {
  const parts = /^([A-Z]+) (\/\S*)(?: (\d+))?$/.exec(text)
  if (!parts) throw new Error(`“${text}” is no call: write “GET /v1/me” or “GET /v1/me 200”.`)
  const [, method, path = '', status = '\\d+'] = parts
  const source = path
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]+')
  return new RegExp(`^${method} ${source} ${status}$`)
}
