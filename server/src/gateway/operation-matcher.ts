import { type Method, type Operation, type OperationId, operation, operationIds } from '../../contract/operations.ts'
import { isPathSegment } from '../../contract/parameter-values.ts'
import type { CallBody } from './call-body.ts'

export interface OperationMatch {
  id: OperationId
  operation: Operation
  /** By the names in the template; decoded, each safely one segment. */
  params: Readonly<Record<string, string>>
}

/** One call of an operation. */
export interface WebApiCall extends OperationMatch {
  query: URLSearchParams
  body?: CallBody | undefined
}

/** The address exists, but for these methods only. */
interface OtherMethods {
  allow: Method[]
}

/** @param path raw, below `/v1`, without the query */
export type OperationMatcher = (method: string, path: string) => OperationMatch | OtherMethods | undefined

/** A node of the tree of path segments. */
interface Branch {
  literals: Map<string, Branch>
  parameter?: { name: string; branch: Branch }
  operations: Map<string, { id: OperationId; method: Method }>
}

/** Compiles the catalogue into a tree of path segments. Literal segments win over parameters. */
export function compileOperations(ids: readonly OperationId[] = operationIds): OperationMatcher {
  const root = emptyBranch()
  for (const id of ids) addOperation(root, id)
  return (method, path) => {
    const end = path.startsWith('/') ? walk(root, path.slice(1).split('/')) : undefined
    if (!end || end.branch.operations.size === 0) return undefined
    const matched = end.branch.operations.get(method)
    if (!matched) return { allow: [...end.branch.operations.values()].map((row) => row.method) }
    return { id: matched.id, operation: operation(matched.id), params: end.params }
  }
}

const emptyBranch = (): Branch => ({ literals: new Map(), operations: new Map() })

function addOperation(root: Branch, id: OperationId): void {
  const { method, path } = operation(id)
  const leaf = path.slice(1).split('/').reduce(addSegment, root)
  leaf.operations.set(method, { id, method })
}

/** The branch that a segment of a template leads to; makes it where it is missing. */
function addSegment(branch: Branch, segment: string): Branch {
  const name = /^\{(.+)\}$/.exec(segment)?.[1]
  if (name !== undefined) {
    branch.parameter ??= { name, branch: emptyBranch() }
    return branch.parameter.branch
  }
  const next = branch.literals.get(segment) ?? emptyBranch()
  branch.literals.set(segment, next)
  return next
}

/** Literals are compared as they came: a literal that is written with percent signs is another address. */
function walk(root: Branch, segments: readonly string[]) {
  const params: Record<string, string> = {}
  let branch = root
  for (const segment of segments) {
    const literal = branch.literals.get(segment)
    const value = literal || !branch.parameter ? undefined : readSegment(segment)
    if (branch.parameter && value !== undefined) params[branch.parameter.name] = value
    const next = literal ?? (value === undefined ? undefined : branch.parameter?.branch)
    if (!next) return undefined
    branch = next
  }
  return { branch, params }
}

/** A dot needs no encoding. An encoded dot is an attempt to make a server on the way see a dot segment. */
const encodedDot = /%2e/i

/** The value of one raw path segment, percent-decoded once; `undefined` for what is not safely one segment. */
function readSegment(raw: string): string | undefined {
  if (encodedDot.test(raw)) return undefined
  const value = decoded(raw)
  return value !== undefined && isPathSegment(value) ? value : undefined
}

function decoded(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw)
  } catch {
    return undefined
  }
}

/**
 * Splits the target of a request as it stood on the wire, before any router decoded or normalised it.
 * @param rawUrl in origin form; the absolute form (`GET http://…`) names another server and matches nothing
 * @returns path and query below `prefix`, still encoded; `undefined` where the target is not below it
 * @see RFC 9112 §3.2
 */
export function readTarget(rawUrl: string, prefix: string): { path: string; query: URLSearchParams } | undefined {
  if (!rawUrl.startsWith(`${prefix}/`)) return undefined
  const target = rawUrl.slice(prefix.length)
  const queryAt = target.indexOf('?')
  if (queryAt < 0) return { path: target, query: new URLSearchParams() }
  return { path: target.slice(0, queryAt), query: new URLSearchParams(target.slice(queryAt + 1)) }
}
