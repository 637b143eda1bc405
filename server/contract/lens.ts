import type { Static } from 'typebox'
import { Type } from './schema.ts'
import { scopes } from './scopes.ts'

/** The body of `PUT /api/lens`: the scopes to do without. Those that are not granted change nothing; none ends it. */
export const Lens = Type.Object(
  { withheldScopes: Type.Array(Type.Enum(scopes), { maxItems: scopes.length }) },
  { additionalProperties: false },
)
export type Lens = Static<typeof Lens>
