import { readFileSync } from 'node:fs'
import { printable } from '../../contract/printable.ts'
import { errorCode, SettingError, type SettingProblem } from './config-error.ts'
import { type SettingName, type SettingRow, type SettingValues, settingNames, settingRow } from './settings.ts'

export type Environment = Record<string, string | undefined>

/** A wrong setting has its default among the values, so that the others can still be checked. */
export interface SettingsRead {
  values: SettingValues
  problems: SettingProblem[]
}

/** Reads each setting by itself; `findContradictions` compares them. Empty counts as not set. */
export function readSettings(env: Environment): SettingsRead {
  const values: Partial<Record<SettingName, unknown>> = {}
  const problems: SettingProblem[] = []
  for (const name of settingNames) {
    const row = settingRow(name)
    const outcome = readSetting(env, name, row)
    if ('problem' in outcome) problems.push(outcome.problem)
    values[name] = 'value' in outcome ? outcome.value : row.default && row.parse(row.default)
  }
  // Each value comes from the parser of its own row.
  return { values: values as SettingValues, problems }
}

type Outcome = { value: unknown } | { problem: SettingProblem } | Record<never, never>

function readSetting(env: Environment, name: SettingName, row: SettingRow): Outcome {
  const text = env[name]?.trim()
  const fileName = `${name}_FILE`
  const path = row.secret || row.file ? env[fileName]?.trim() : undefined
  if (text && path) return { problem: { name, found: `both ${name} and ${fileName}`, allowed: 'one of the two' } }
  if (path) return readFromFile(fileName, path, row)
  return text ? parse(name, text, row) : {}
}

function readFromFile(name: string, path: string, row: SettingRow): Outcome {
  try {
    return parse(name, readFileSync(path, 'utf8').trim(), { ...row, secret: true })
  } catch (error) {
    const code = errorCode(error) ?? 'unreadable'
    return { problem: { name, found: `${quote(path)} (${code})`, allowed: 'the path of a file that can be read' } }
  }
}

function parse(name: string, text: string, row: SettingRow): Outcome {
  try {
    return { value: row.parse(text) }
  } catch (error) {
    if (!(error instanceof SettingError)) throw error
    const found = error.found ?? (row.secret ? 'a value that is not shown' : quote(text))
    return { problem: { name, found, allowed: row.allowed } }
  }
}

/** Without the part of an address before its @, which may hold a password. */
const quote = (text: string) => `“${printable(text.replace(/^.*@/s, '…@'), 120)}”`
