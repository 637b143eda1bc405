import type { FastifyPluginAsync } from 'fastify'
import { operation, operationGroups, operationIds } from '../../contract/operations.ts'
import { namedScopes, requirementKinds } from '../../contract/requirements.ts'
import { Type } from '../../contract/schema.ts'
import { type Scope, scopeGroups, scopeRow, scopes } from '../../contract/scopes.ts'
import { screensOf } from '../../contract/screens.ts'

/** The scope and operation tables as JSON. */
export const catalogueRoutes: FastifyPluginAsync = async (app) => {
  app.get('/api/scopes', { schema: { response: { 200: ScopeList } } }, async () => ({
    groups: scopeGroups,
    scopes: scopes.map((name) => ({
      name,
      ...scopeRow(name),
      screens: screensOf(name),
      operations: operationsNaming(name),
    })),
  }))
  app.get('/api/operations', { schema: { response: { 200: OperationList } } }, async () => ({
    groups: operationGroups,
    requirementKinds,
    operations: operationIds.map((id) => ({ id, ...operation(id) })),
  }))
}

/** The operations whose requirement names the scope. */
function operationsNaming(scope: Scope) {
  return operationIds.filter((id) => namedScopes(operation(id).requirement).includes(scope))
}

const Strings = Type.Array(Type.String())
const Names = Type.Record(Type.String(), Type.String())

const ScopeItem = Type.Object({
  name: Type.String(),
  group: Type.String(),
  sentence: Type.String(),
  consent: Type.String(),
  access: Type.String(),
  cannot: Type.String(),
  screens: Strings,
  sdkOnly: Type.Optional(Type.Boolean()),
  operations: Strings,
})

/** The answer of `GET /api/scopes`; `groups` holds a heading for each group. */
const ScopeList = Type.Object({ groups: Names, scopes: Type.Array(ScopeItem) })

const Requirement = Type.Object({
  kind: Type.String(),
  confidence: Type.String(),
  all: Type.Optional(Strings),
  any: Type.Optional(Strings),
  visibility: Type.Optional(Type.Object({ public: Type.Optional(Type.String()), private: Type.String() })),
  uriTypes: Type.Optional(Names),
  fields: Type.Optional(Type.Record(Type.String(), Strings)),
  rows: Type.Optional(Strings),
})

/** The limits that a parameter and a member of a parameter share. */
const form = {
  kind: Type.String(),
  required: Type.Optional(Type.Boolean()),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
  extended: Type.Optional(Type.Object({ maximum: Type.Number(), default: Type.Number() })),
  maxItems: Type.Optional(Type.Number()),
  values: Type.Optional(Strings),
  of: Type.Optional(Type.Union([Type.String(), Strings])),
}

const Parameter = Type.Object({
  in: Type.String(),
  alsoIn: Type.Optional(Type.String()),
  ...form,
  members: Type.Optional(Type.Record(Type.String(), Type.Object(form))),
  default: Type.Optional(Type.Unknown()),
  example: Type.Unknown(),
  words: Type.String(),
})

const OperationItem = Type.Object({
  id: Type.String(),
  method: Type.String(),
  path: Type.String(),
  group: Type.String(),
  title: Type.String(),
  requirement: Requirement,
  parameters: Type.Record(Type.String(), Parameter),
  removedSince: Type.Optional(Type.String()),
  replacement: Type.Optional(Strings),
})

/** The answer of `GET /api/operations`; `groups` holds headings, `requirementKinds` explanations, by name. */
const OperationList = Type.Object({
  groups: Names,
  requirementKinds: Names,
  operations: Type.Array(OperationItem),
})
