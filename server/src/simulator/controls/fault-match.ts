import type { Static } from 'typebox'
import { Type } from '../../../contract/schema.ts'

/** The requests that a fault is for. A member that is left out matches every request. */
export const FaultMatch = Type.Object(
  {
    method: Type.Optional(Type.String({ pattern: '^[A-Za-z]+$' })),
    /** A path and everything below it: `/v1/me` matches `/v1/me/player` too. `*` and `{id}` are any one part of it. */
    path: Type.Optional(Type.String({ pattern: '^/' })),
    /** Only the path itself, and nothing below it. */
    exact: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
export type FaultMatch = Static<typeof FaultMatch>

/** A slash at the end adds no segment. */
export const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '')

/** A segment that stands for any: in the path of an operation, and in that of a fault. */
export const isAny = (segment: string): boolean => segment === '*' || /^\{.*\}$/.test(segment)

export function matchesRequest(match: FaultMatch, method: string, path: string): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== method) return false
  if (match.path === undefined) return true
  const [wanted, segments] = [segmentsOf(match.path), segmentsOf(path)]
  if (match.exact ? wanted.length !== segments.length : wanted.length > segments.length) return false
  return wanted.every((segment, nth) => segment === segments[nth] || isAny(segment))
}
