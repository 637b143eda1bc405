import { parseArgs } from 'node:util'

/** One option of a command. Make it with `flag`, `number`, `text` or `words`. */
export interface Option<Value> {
  /** What it does, for the usage. */
  does: string
  /** What stands for its value in the usage; left out, it takes none. */
  place?: string
  /** What its value must be, in words. */
  allowed: string
  /** Where it is not given. */
  value: Value
  /** @param before its value so far, for one that is given again; @returns `undefined` for what is not allowed */
  read(text: string, before: Value): Value | undefined
}

// The options of one command have values of many types.
// biome-ignore lint/suspicious/noExplicitAny: `Values` gives each its own type back.
type Options = Record<string, Option<any>>
type Values<O extends Options> = { [Name in keyof O]: O[Name] extends Option<infer Value> ? Value : never }

export const flag = (does: string): Option<boolean> => ({
  does,
  allowed: 'nothing',
  value: false,
  read: () => true,
})

/** A number above 0; `whole` unless said otherwise. */
export function number<Default extends number | undefined>(
  does: string,
  value: Default,
  { whole = true }: { whole?: boolean } = {},
): Option<number | Default> {
  const form = whole ? /^\d{1,15}$/ : /^\d{1,9}(\.\d{1,9})?$/
  return {
    does: value === undefined ? does : `${does}; ${value} unless given`,
    place: 'N',
    allowed: whole ? 'a whole number above 0' : 'a number above 0',
    value,
    read: (text) => (form.test(text) && Number(text) > 0 ? Number(text) : undefined),
  }
}

export const text = (does: string, place: string): Option<string | undefined> => ({
  does,
  place,
  allowed: `a ${place}`,
  value: undefined,
  read: (text) => text,
})

/** May be given several times. */
export const words = (does: string, all: readonly string[]): Option<string[] | undefined> => ({
  does: `${does}: ${all.map((word) => (word.includes(' ') ? `'${word}'` : word)).join(', ')}; may be given several times`,
  place: 'NAME',
  allowed: `one of ${all.join('; ')}`,
  value: undefined,
  read: (text, before = []) => (all.includes(text) ? [...before, text] : undefined),
})

/** What is wrong with the arguments of a command, in one sentence. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/**
 * Reads the arguments of a command of ours. Where they are wrong, it says so in one sentence, prints the usage and ends the
 * process with 2; for `--help` it prints the usage and ends it with 0.
 * @param command as it is typed: `pnpm bench`
 * @param names what may stand there besides options; those that do are in `names` of the result
 */
export function readOptions<O extends Options>(
  command: string,
  options: O,
  names: readonly string[] = [],
): Values<O> & { names: string[] } {
  const args = process.argv.slice(2)
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usageOf(command, options, names))
    process.exit(0)
  }
  try {
    return { ...parseOptions(options, args, names), names: namesIn(options, args) }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n\n${usageOf(command, options, names)}`)
    process.exit(2)
  }
}

/** @throws {UsageError} an argument is unknown, or its value is wrong */
export function parseOptions<O extends Options>(
  options: O,
  args: readonly string[],
  names: readonly string[] = [],
): Values<O> {
  const values = new Map(Object.entries(options).map(([name, { value }]) => [name, value]))
  for (const token of tokensOf(options, args)) {
    if (token.kind === 'positional' && names.includes(token.value)) continue
    if (token.kind === 'positional')
      throw new UsageError(
        `“${token.value}” is ${names.length === 0 ? 'not an option' : `none of ${names.join(', ')}`}.`,
      )
    if (token.kind === 'option-terminator') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option) throw new UsageError(`There is no option ${token.rawName}.`)
    values.set(token.name, readValue(option, token, values.get(token.name)))
  }
  // Each value was read by its own option.
  return Object.fromEntries(values) as Values<O>
}

const namesIn = (options: Options, args: readonly string[]): string[] =>
  tokensOf(options, args).flatMap((token) => (token.kind === 'positional' ? [token.value] : []))

function tokensOf(options: Options, args: readonly string[]) {
  const typeOf = ({ place }: Option<unknown>) => ({ type: place === undefined ? 'boolean' : 'string' }) as const
  const types = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, typeOf(option)]))
  // Some package managers pass on a `--` that was meant for them.
  return parseArgs({ args: args.filter((arg) => arg !== '--'), options: types, strict: false, tokens: true }).tokens
}

interface Given {
  rawName: string
  value?: string | undefined
  inlineValue?: boolean | undefined
}

function readValue<Value>(option: Option<Value>, { rawName, value = '', inlineValue }: Given, before: Value): Value {
  const { place, allowed } = option
  if (place === undefined && inlineValue) throw new UsageError(`${rawName} takes no value.`)
  // `--json --quick`: what begins with a dash is the next option, unless it is written with `=`.
  if (place !== undefined && (value === '' || (!inlineValue && value.startsWith('-'))))
    throw new UsageError(`${rawName} needs ${allowed} after it.`)
  const read = option.read(value, before)
  if (read === undefined) throw new UsageError(`${rawName} is “${value}”, and must be ${allowed}.`)
  return read
}

/** What can be typed, one option a line. */
export function usageOf(command: string, options: Options, names: readonly string[] = []): string {
  const rows = Object.entries(options).map(([name, { place, does }]) => ({
    form: place === undefined ? `--${name}` : `--${name} ${place}`,
    does,
  }))
  if (rows.length === 0) return `usage: ${command}\n`
  const width = Math.max(...rows.map(({ form }) => form.length))
  const places = names.length === 0 ? '' : ` [name…]\n\nnames: ${names.join(', ')}`
  return `usage: ${command} [options]${places}\n\n${rows.map(({ form, does }) => `  ${form.padEnd(width)}  ${does}\n`).join('')}`
}
