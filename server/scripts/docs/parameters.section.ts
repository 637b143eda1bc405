import { type OperationId, operation } from '../../contract/operations.ts'
import { allowedWords } from '../../contract/parameter-words.ts'
import type { Parameter } from '../../contract/parameters.ts'
import { code, table } from './markdown.ts'

/** What one operation takes. Empty where it takes nothing. */
export function parametersSection(id: OperationId): string {
  const { method, path, title, parameters } = operation(id)
  const rows = Object.entries(parameters).map(([name, parameter]) => parameterRow(name, parameter))
  if (rows.length === 0) return ''
  const headings = ['parameter', 'in', 'needed', 'allowed', 'without it', 'for example', 'what for']
  return `### ${title}\n\n${code(`${method} ${path}`)}\n\n${table(headings, rows)}`
}

function parameterRow(name: string, parameter: Parameter): string[] {
  const { in: place, alsoIn, required, default: standard, words } = parameter
  return [
    code(name),
    alsoIn ? `${place}, or ${alsoIn}` : place,
    required ? 'yes' : '',
    allowedWords(parameter),
    standard === undefined ? '' : [code(String(standard)), ...inExtendedMode(parameter)].join(', '),
    exampleOf(parameter),
    words,
  ]
}

const inExtendedMode = ({ extended }: Parameter) =>
  extended ? [`in extended mode ${code(String(extended.default))}`] : []

/** As it is written in its place. A picture says nothing here. */
function exampleOf({ in: place, kind, example }: Parameter): string {
  if (kind === 'jpeg') return ''
  if (place === 'body') return code(JSON.stringify(example))
  return code(Array.isArray(example) ? example.join(',') : String(example))
}
