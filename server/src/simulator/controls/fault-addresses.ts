import { operation, operationIds } from '../../../contract/operations.ts'
import { type FaultMatch, isAny, segmentsOf } from './fault-match.ts'

interface Address {
  methods: readonly string[]
  /** `{id}` stands for anything. */
  segments: readonly string[]
}

/** Everything that a fault can be for. HEAD and OPTIONS reach every address. */
const addresses: readonly Address[] = [
  ...operationIds.map((id) => {
    const { method, path } = operation(id)
    return { methods: [method], segments: ['v1', ...segmentsOf(path)] }
  }),
  ...[
    ['GET POST', '/authorize'],
    ['POST', '/api/token'],
    ['GET', '/.well-known/openid-configuration'],
    ['GET', '/consent.css'],
    ['GET', '/art/{size}/{file}'],
    ['GET', '/open/{type}/{id}'],
    ['GET', '/'],
  ].map(([methods = '', path = '']) => ({ methods: methods.split(' '), segments: segmentsOf(path) })),
]

/** Whether an address can begin with these segments. */
const beginsWith = (wanted: readonly string[], { segments }: Address): boolean =>
  wanted.every((segment, nth) => {
    const other = segments[nth]
    return other !== undefined && (segment === other || isAny(segment) || isAny(other))
  })

/** Why no request can be one that a fault is for; `undefined` where there can be one. */
export function whyNothingMatches({ method, path, exact = false }: FaultMatch): string | undefined {
  const wanted = segmentsOf(path ?? '')
  if (path?.includes('?')) return 'match.path goes without the query: a fault is for every query.'
  const reached = addresses.filter((each) => beginsWith(wanted, each))
  if (path !== undefined && reached.length === 0) return `match.path: ${whereItEnds(wanted)}`
  const found = reached.filter(({ segments }) => !exact || segments.length === wanted.length)
  if (path !== undefined && found.length === 0) return `match.path: nothing stands at ${path} itself. ${below(wanted)}`
  return wrongMethod(found, method?.toUpperCase(), path)
}

/** The longest part of a path that there is, and what is below it. */
function whereItEnds(wanted: readonly string[]): string {
  const length = wanted.findLastIndex((_, nth) => addresses.some((each) => beginsWith(wanted.slice(0, nth), each)))
  return `there is no /${wanted.join('/')}. ${below(wanted.slice(0, length))}`
}

function below(start: readonly string[]): string {
  const longer = addresses.filter((each) => each.segments.length > start.length && beginsWith(start, each))
  const next = [...new Set(longer.map(({ segments }) => segments[start.length]))]
  const place = `/${start.join('/')}`
  return next.length === 0 ? `There is nothing below ${place}.` : `Below ${place} there are: ${next.join(', ')}.`
}

const anywhere: readonly string[] = ['HEAD', 'OPTIONS']

function wrongMethod(found: readonly Address[], method: string | undefined, path: string | undefined) {
  if (method === undefined || anywhere.includes(method) || found.some(({ methods }) => methods.includes(method))) return
  const methods = [...new Set(found.flatMap((each) => each.methods))].join(', ')
  return `match.method: ${path ?? 'every address'} takes ${methods}, and never ${method}.`
}
