import { isRecord, parseJson } from '../../contract/json.ts'
import type { WebApiAnswer } from './answer.ts'
import type { WebApiCall } from './operation-matcher.ts'

/** Makes a call with everything that is granted. */
export type CallWithAll = (call: WebApiCall) => Promise<WebApiAnswer>

/** Whether a row of a list would not be in it. */
export type Hides = (row: Record<string, unknown>) => boolean

const pageSize = 50
/** 2,000 playlists. Who has more sees these. */
const mostPages = 40
const usualLimit = 20

/**
 * A page of a list without some of its rows. Which rows stand on it, and how many there are, follows from all the rows
 * before and after it, so the whole list is read.
 */
export async function listWithout(call: WebApiCall, hides: Hides, callWithAll: CallWithAll): Promise<WebApiAnswer> {
  const answer = await callWithAll(call)
  const page = parseJson(answer.body?.toString() ?? '')
  if (!isRecord(page) || !Array.isArray(page.items)) return answer
  const rows = (await readRows(call, callWithAll)).filter((row) => !isRecord(row) || !hides(row))
  const limit = numberOf(page.limit, call.query.get('limit') ?? usualLimit)
  const offset = numberOf(page.offset, call.query.get('offset') ?? 0)
  const linkTo = (place: number, isThere: boolean) => (isThere ? atOffset(String(page.href), place, limit) : null)
  const body = {
    ...page,
    items: rows.slice(offset, offset + limit),
    next: linkTo(offset + limit, offset + limit < rows.length),
    previous: linkTo(Math.max(0, offset - limit), offset > 0),
    total: rows.length,
  }
  return { status: answer.status, body: Buffer.from(JSON.stringify(body)) }
}

async function readRows(call: WebApiCall, callWithAll: CallWithAll): Promise<unknown[]> {
  const rows: unknown[] = []
  for (let nth = 0; nth < mostPages; nth++) {
    const query = new URLSearchParams({ limit: String(pageSize), offset: String(nth * pageSize) })
    const page = parseJson((await callWithAll({ ...call, query })).body?.toString() ?? '')
    if (!isRecord(page) || !Array.isArray(page.items)) break
    rows.push(...page.items)
    if (typeof page.next !== 'string') break
  }
  return rows
}

const numberOf = (value: unknown, otherwise: string | number) => (typeof value === 'number' ? value : Number(otherwise))

function atOffset(href: string, offset: number, limit: number): string {
  const url = new URL(href)
  url.searchParams.set('offset', String(offset))
  url.searchParams.set('limit', String(limit))
  return url.href
}
