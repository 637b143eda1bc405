import { operation, operationIds } from '../../contract/operations.ts'
import { namedScopes } from '../../contract/requirements.ts'
import { type Scope, scopeGroups, scopeRow, scopes } from '../../contract/scopes.ts'
import { code, codes, table } from './markdown.ts'

/** Scope → consent wording, operations and screens. */
export function scopesPage(): string {
  const rows = scopes.map((scope) => {
    const { group, sentence, consent, access, screens } = scopeRow(scope)
    return [
      code(scope),
      scopeGroups[group],
      sentence,
      consent,
      access,
      String(operationsOf(scope).length),
      codes(screens),
    ]
  })
  const headings = ['scope', 'group', 'what it allows', 'what the consent page says', 'access', 'operations', 'screens']
  return `# Scopes\n\n${table(headings, rows)}\n\n${scopes.map(operationsSection).join('\n\n')}\n`
}

function operationsOf(scope: Scope) {
  return operationIds.map(operation).filter(({ requirement }) => namedScopes(requirement).includes(scope))
}

function operationsSection(scope: Scope): string {
  const { screens } = scopeRow(scope)
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
