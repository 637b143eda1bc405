import { type ProblemCode, type ProblemMembers, problemCatalogue } from '../../contract/problems.ts'

interface ProblemOptions {
  /** What happened this time, safe to show. Without it the catalogue's cause is told. */
  detail?: string
  members?: ProblemMembers
  cause?: unknown
}

/** A failure with a name: `throw new ProblemError('sign-in-required')`. The problems plugin answers it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly members: ProblemMembers
  readonly detail?: string

  constructor(code: ProblemCode, { detail, members = {}, cause }: ProblemOptions = {}) {
    super(detail ?? problemCatalogue[code].title, { cause })
    this.code = code
    this.members = members
    if (detail !== undefined) this.detail = detail
  }
}
