import type { JsonPath } from './line-of.ts'

/** One mistake in a world file. */
export interface WorldFileProblem {
  /** Counted from 1. */
  line: number
  /** `tracks.3.album`; empty for the file as a whole. */
  path: string
  message: string
}

const shown = 10

/** A world file can't be used. The message names the first mistakes, each with its line and path. */
export class WorldFileError extends Error {
  override readonly name = 'WorldFileError'
  readonly statusCode = 400
  readonly problems: readonly WorldFileProblem[]

  constructor(problems: readonly WorldFileProblem[]) {
    const lines = problems
      .slice(0, shown)
      .map(({ line, path, message }) => `line ${line}${path && `, ${path}`}: ${message}`)
    const more = problems.length > shown ? [`and ${problems.length - shown} more`] : []
    super([...lines, ...more].join('; '))
    this.problems = problems
  }
}

/** Where a mistake is, and what it is. */
export interface Mistake {
  path: JsonPath
  message: string
}
