import { useSearchParams } from 'react-router'
import { isThingKind, type ThingKind } from '../catalogue/thing.ts'
import { useAddressField } from '../shared/use-address-field.ts'
import { queryOf } from './search-text.ts'

interface SearchText {
  /** What stands in the field. */
  text: string
  /** What is searched for; empty before anything is typed. */
  query: string
  /** The one kind that is looked at; all of them when absent. */
  kind: ThingKind | undefined
  /** Of one kind, counted from 1. */
  page: number
  /** Changes the text; the search follows once nothing is typed for a moment. */
  type(text: string): void
  /** Changes the text and searches at once. */
  search(text: string): void
}

/** The text in the field, and the search in the address, which follows it: a link and the Back button keep the search. */
export function useSearchText(): SearchText {
  const [params, setParams] = useSearchParams()
  const query = queryOf(params.get('q') ?? '')
  const kind = params.get('kind')
  const { text, type, set } = useAddressField(query, (next) => {
    const q = queryOf(next)
    if (q !== query) setParams((before) => withQuery(before, q), { replace: true, preventScrollReset: true })
    return q
  })
  return {
    text,
    query,
    kind: isThingKind(kind) ? kind : undefined,
    page: pageIn(params),
    type,
    search: set,
  }
}

/** Another search begins on the first page of the same kind. */
function withQuery(before: URLSearchParams, q: string): URLSearchParams {
  const kind = before.get('kind')
  return new URLSearchParams({ ...(q && { q }), ...(q && isThingKind(kind) && { kind }) })
}

function pageIn(params: URLSearchParams): number {
  const page = Number(params.get('page') ?? 1)
  return Number.isInteger(page) && page > 0 ? page : 1
}

/** The address of a search. */
export function searchAddress(q: string, kind?: ThingKind, page = 1): string {
  const search = new URLSearchParams({ q, ...(kind && { kind }), ...(page > 1 && { page: String(page) }) })
  return `/search?${search}`
}
