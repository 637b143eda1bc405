import { Type } from 'typebox'

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

/** What `GET /api/scopes` answers; `groups` are headings by name. */
export const ScopeList = Type.Object({ groups: Names, scopes: Type.Array(ScopeItem) })

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

/** What is allowed, as far as it is the same at every depth. */
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

/** What `GET /api/operations` answers; `groups` are headings and `requirementKinds` explanations, by name. */
export const OperationList = Type.Object({
  groups: Names,
  requirementKinds: Names,
  operations: Type.Array(OperationItem),
})
