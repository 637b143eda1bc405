import {
  needsAccount,
  type OperationGroup,
  type OperationId,
  operation,
  operationCatalogue,
  operationGroups,
  operationIds,
} from '../../contract/operations.ts'
import { allowedWords } from '../../contract/parameter-words.ts'
import type { Parameter } from '../../contract/parameters.ts'
import { namedScopes, requirementKinds } from '../../contract/requirements.ts'
import { type Scope, scopeGroups, scopeRow, scopes } from '../../contract/scopes.ts'
import { screensOf } from '../../contract/screens.ts'
import { code, codes, table } from './markdown.ts'

/** Operation → scopes, with the kind of the requirement and how sure we are; and what each takes. */
export function operationsPage(): string {
  const kinds = table(
    ['kind', 'what it means'],
    Object.entries(requirementKinds).map(([kind, meaning]) => [kind, meaning]),
  )
  const groups = Object.keys(operationGroups) as OperationGroup[]
  return `# Operations\n\n${introduction}\n\n${kinds}\n\n${groups.map(groupSection).join('\n\n')}\n`
}

const introduction = `The operations of the Web API as this app offers them under \`/api/spotify/v1\`, and its simulator under \`/v1\`. A
call that says something else than is allowed here is answered with the problem \`invalid-request\` before Spotify is
asked; parameters that are not named here pass. Where extended mode allows more, more passes: in which mode a client is,
only Spotify knows. *Without an account* says what a token of the client alone (\`client_credentials\`) may call. The examples work in the simulated world. \`GET /api/operations\` has all of it as JSON.`

function groupSection(group: OperationGroup): string {
  const ids = operationIds.filter((id) => operationCatalogue[id].group === group)
  const headings = ['operation', 'title', 'scopes', 'kind', 'how sure', 'without an account', 'in development mode']
  const sections = ids.map(parametersSection).filter((section) => section !== '')
  return [`## ${operationGroups[group]}`, table(headings, ids.map(operationRow)), ...sections].join('\n\n')
}

function operationRow(id: OperationId): string[] {
  const { method, path, title, requirement, removedSince, replacement = [] } = operation(id)
  const instead = replacement.length > 0 ? `, use ${codes(replacement.map(called))}` : ''
  return [
    code(`${method} ${path}`),
    title,
    codes(namedScopes(requirement)),
    requirement.kind,
    requirement.confidence,
    needsAccount(id) ? '' : 'yes',
    removedSince ? `gone since ${removedSince}${instead}` : 'yes',
  ]
}

function called(id: string): string {
  const { method, path } = operation(id as OperationId)
  return `${method} ${path}`
}

/** Scope → consent wording, operations and screens. */
export function scopesPage(): string {
  const rows = scopes.map((scope) => {
    const { group, sentence, consent, access } = scopeRow(scope)
    return [
      code(scope),
      scopeGroups[group],
      sentence,
      consent,
      access,
      String(operationsOf(scope).length),
      codes(screensOf(scope)),
    ]
  })
  const headings = ['scope', 'group', 'what it allows', 'what the consent page says', 'access', 'operations', 'screens']
  return `# Scopes\n\n${table(headings, rows)}\n\n${scopes.map(operationsSection).join('\n\n')}\n`
}

function operationsOf(scope: Scope) {
  return operationIds.map(operation).filter(({ requirement }) => namedScopes(requirement).includes(scope))
}

function operationsSection(scope: Scope): string {
  const screens = screensOf(scope)
  return [
    `## ${scope}`,
    operationsTable(scope),
    screens.length > 0 ? `Screens: ${codes(screens)}` : 'No screen stands on it.',
  ].join('\n\n')
}

function operationsTable(scope: Scope): string {
  const rows = operationsOf(scope).map(({ method, path, requirement, removedSince }) => [
    code(`${method} ${path}`),
    requirement.kind,
    removedSince ? `gone since ${removedSince} in development mode` : '',
  ])
  if (rows.length === 0) return 'No operation of the Web API: it matters to Spotify’s playback SDKs alone.'
  return table(['operation', 'kind', ''], rows)
}

/** What one operation takes. Empty where it takes nothing. */
function parametersSection(id: OperationId): string {
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
