import type { Page } from '../../../contract/web-api.ts'
import type { Call } from './call.ts'
import { readInteger } from './parameters.ts'

export interface Limits {
  standard: number
  most: number
  least?: number
}

/** What most lists allow. */
export const usualLimits: Limits = { standard: 20, most: 50 }
/** More than any list is long, and still a number that adds up. */
const furthest = 2 ** 31 - 1

/** @throws {WebApiError} 400 `Invalid limit` beyond what the operation allows */
export function readLimit(call: Pick<Call, 'query'>, { standard, most, least = 1 }: Limits): number {
  return readInteger(call, 'limit', { standard, most, least })
}

export function readOffset(call: Pick<Call, 'query'>): number {
  return readInteger(call, 'offset', { standard: 0, least: 0, most: furthest })
}

interface PageOfList<Row, Item> {
  list: readonly Row[]
  limit: number
  offset: number
  describe: (row: Row) => Item
  /** The address of another page of the list. */
  address: (offset: number, limit: number) => string
}

/** Describes only the rows of the page, however long the list. */
function makePage<Row, Item>({ list, limit, offset, describe, address }: PageOfList<Row, Item>): Page<Item> {
  const total = list.length
  const isLast = limit === 0 || offset + limit >= total
  return {
    href: address(offset, limit),
    items: list.slice(offset, offset + limit).map(describe),
    limit,
    next: isLast ? null : address(offset + limit, limit),
    offset,
    previous: offset === 0 ? null : address(Math.max(0, Math.min(offset, total) - limit), limit),
    total,
  }
}

/** The page that the call asks for. */
export function pageOf<Row, Item>(
  call: Call,
  list: readonly Row[],
  describe: (row: Row) => Item,
  limits = usualLimits,
): Page<Item> {
  const address = (offset: number, limit: number) => addressOf(call, { offset, limit })
  return makePage({ list, limit: readLimit(call, limits), offset: readOffset(call), describe, address })
}

/** The first page of a list that is part of another object. */
export function firstPage<Row, Item>(
  href: string,
  list: readonly Row[],
  describe: (row: Row) => Item,
  limit = 50,
): Page<Item> {
  const address = (offset: number, count: number) => `${href}?offset=${offset}&limit=${count}`
  return makePage({ list, limit, offset: 0, describe, address })
}

/** The call's own address with some parameters changed; `undefined` leaves one out. */
export function addressOf({ origin, path, query }: Call, change: Record<string, string | number | undefined>): string {
  const parameters = Object.entries({ ...query, ...change }).filter(([, value]) => value !== undefined)
  const texts = parameters.map(([name, value]): [string, string] => [name, String(value)])
  return `${origin}${path}?${new URLSearchParams(texts)}`
}
