import {
  type OperationGroup,
  type OperationId,
  operation,
  operationCatalogue,
  operationGroups,
  operationIds,
} from '../../contract/operations.ts'
import { namedScopes, requirementKinds } from '../../contract/requirements.ts'
import { code, codes, table } from './markdown.ts'
import { parametersSection } from './parameters.section.ts'

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
only Spotify knows. The examples work in the simulated world. \`GET /api/operations\` has all of it as JSON.`

function groupSection(group: OperationGroup): string {
  const ids = operationIds.filter((id) => operationCatalogue[id].group === group)
  const headings = ['operation', 'title', 'scopes', 'kind', 'how sure', 'in development mode']
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
    removedSince ? `gone since ${removedSince}${instead}` : 'yes',
  ]
}

function called(id: string): string {
  const { method, path } = operation(id as OperationId)
  return `${method} ${path}`
}
