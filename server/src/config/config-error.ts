/** One setting that can't be used. None of it holds a secret. */
export interface SettingProblem {
  name: string
  found: string
  allowed: string
}

/** The settings don't make a configuration. Names every one that is wrong, so that one round of corrections is enough. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly problems: readonly SettingProblem[]

  constructor(problems: readonly SettingProblem[]) {
    super(`Wrong settings: ${problems.map(({ name }) => name).join(', ')}.`)
    this.problems = problems
  }
}

/** One block for the terminal of whoever runs the server. */
export function formatConfigError({ problems }: ConfigError): string {
  const count = problems.length === 1 ? 'one setting is wrong' : `${problems.length} settings are wrong`
  const blocks = problems.map(
    ({ name, found, allowed }) => `  ${name}\n    found    ${found}\n    allowed  ${allowed}\n`,
  )
  return `Scopedeck can’t start: ${count}.\n\n${blocks.join('\n')}`
}
