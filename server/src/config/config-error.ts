/** One setting that can't be used. Nothing in it is secret. */
export interface SettingProblem {
  name: string
  found: string
  allowed: string
}

/** The settings are no configuration. Names every wrong setting, so that one round of corrections is enough. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly SettingProblem[]

  constructor(problems: readonly SettingProblem[]) {
    super(`Wrong settings: ${problems.map(({ name }) => name).join(', ')}.`)
    this.problems = problems
  }
}

/** One block of text for the terminal. */
export function formatConfigError({ problems }: ConfigError): string {
  const count = problems.length === 1 ? 'one setting is wrong' : `${problems.length} settings are wrong`
  const blocks = problems.map(
    ({ name, found, allowed }) => `  ${name}\n    found    ${found}\n    allowed  ${allowed}\n`,
  )
  return `Scopedeck can’t start: ${count}.\n\n${blocks.join('\n')}`
}

/** The parser of a setting throws it. What is allowed instead is in the table of settings. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
  /** Says what is wrong without showing the value. If it is missing, the value is shown, unless it is secret. */
  readonly found?: string

  constructor(found?: string) {
    super(found)
    if (found !== undefined) this.found = found
  }
}

/** The code of an error of Node, such as `ENOENT`. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined
