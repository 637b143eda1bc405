import type { FastifyPluginAsync } from 'fastify'
import { operation, operationGroups, operationIds } from '../../contract/operations.ts'
import { namedScopes, requirementKinds } from '../../contract/requirements.ts'
import { type Scope, scopeGroups, scopeRow, scopes } from '../../contract/scopes.ts'
import { OperationList, ScopeList } from './catalogue.schemas.ts'

/** The two tables that everything here is read from, for whoever wants them as data. */
export const catalogueRoutes: FastifyPluginAsync = async (app) => {
  app.get('/api/scopes', { schema: { response: { 200: ScopeList } } }, async () => ({
    groups: scopeGroups,
    scopes: scopes.map((name) => ({ name, ...scopeRow(name), operations: operationsNaming(name) })),
  }))
  app.get('/api/operations', { schema: { response: { 200: OperationList } } }, async () => ({
    groups: operationGroups,
    requirementKinds,
    operations: operationIds.map((id) => ({ id, ...operation(id) })),
  }))
}

/** The operations in whose requirement the scope plays any part. */
function operationsNaming(scope: Scope) {
  return operationIds.filter((id) => namedScopes(operation(id).requirement).includes(scope))
}
