import { type Method, type Operation, type OperationId, operation, operationIds } from '../../contract/operations.ts'
import { isPathSegment } from '../../contract/parameter-values.ts'

export interface OperationMatch {
  id: OperationId
  operation: Operation
  /** By the names in the template; decoded, each safely one segment. */
  params: Readonly<Record<string, string>>
}

/** The address exists, for these methods. */
interface OtherMethods {
  allow: Method[]
}

/** @param path raw, below `/v1`, without the query */
export type OperationMatcher = (method: string, path: string) => OperationMatch | OtherMethods | undefined

interface Branch {
  literals: Map<string, Branch>
  parameter?: { name: string; branch: Branch }
  operations: Map<string, { id: OperationId; method: Method }>
}

interface Found {
  branch: Branch
  params: Record<string, string>
}

/** Compiles the catalogue into a tree of path segments. Literal segments win over parameters. */
export function compileOperations(ids: readonly OperationId[] = operationIds): OperationMatcher {
  const root = emptyBranch()
  for (const id of ids) grow(root, id)
  return (method, path) => {
    const found = path.startsWith('/') ? walk(root, path.slice(1).split('/')) : undefined
    if (!found || found.branch.operations.size === 0) return undefined
    const matched = found.branch.operations.get(method)
    if (!matched) return { allow: [...found.branch.operations.values()].map((row) => row.method) }
    return { id: matched.id, operation: operation(matched.id), params: found.params }
  }
}

const emptyBranch = (): Branch => ({ literals: new Map(), operations: new Map() })

function grow(root: Branch, id: OperationId): void {
  const { method, path } = operation(id)
  const leaf = path.slice(1).split('/').reduce(step, root)
  leaf.operations.set(method, { id, method })
}

/** The branch that a segment of a template leads to, made where there is none yet. */
function step(branch: Branch, segment: string): Branch {
  const name = /^\{(.+)\}$/.exec(segment)?.[1]
  if (name !== undefined) {
    branch.parameter ??= { name, branch: emptyBranch() }
    return branch.parameter.branch
  }
  const next = branch.literals.get(segment) ?? emptyBranch()
  branch.literals.set(segment, next)
  return next
}

/** Literals are compared as they came: a literal spelled with percent signs is another address. */
function walk(root: Branch, segments: readonly string[]): Found | undefined {
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
