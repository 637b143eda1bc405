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

/** Operation → scopes, with the kind of the requirement and how sure we are. */
export function operationsPage(): string {
  const kinds = table(
    ['kind', 'what it means'],
    Object.entries(requirementKinds).map(([kind, meaning]) => [kind, meaning]),
  )
  const groups = Object.keys(operationGroups) as OperationGroup[]
  return `# Operations\n\n${kinds}\n\n${groups.map(groupSection).join('\n\n')}\n`
}

function groupSection(group: OperationGroup): string {
  const ids = operationIds.filter((id) => operationCatalogue[id].group === group)
  const headings = ['operation', 'title', 'scopes', 'kind', 'how sure', 'in development mode']
  return `## ${operationGroups[group]}\n\n${table(headings, ids.map(operationRow))}`
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
