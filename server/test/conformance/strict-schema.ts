/** A schema as OpenAPI 3.0 writes it, and as JSON Schema does. */
export interface Schema {
  /** What a difference calls it. */
  title?: string
  $ref?: string
  type?: string | string[]
  nullable?: boolean
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean
  items?: Schema
  allOf?: Schema[]
  oneOf?: Schema[]
  discriminator?: { propertyName: string }
  enum?: unknown[]
  format?: string
  minimum?: number
  maximum?: number
}

/**
 * A schema of the description as JSON Schema, and stricter than it is written: whatever members are described have to
 * be there, and no others may. Spotify's description requires hardly anything, so taken at its word it would find
 * hardly anything either.
 * @param named the description's own schemas, which `$ref` speaks of
 */
export function strictSchema(schema: Schema, named: Readonly<Record<string, Schema>>): Schema {
  const inner = (each: Schema) => strictSchema(each, named)
  const { $ref, allOf = [], oneOf, discriminator, items } = schema
  if ($ref) return { $ref }
  if (oneOf && discriminator) return { type: 'object', required: ['type'], discriminator, oneOf: oneOf.map(inner) }
  if (items) return { type: 'array', items: inner(items) }
  const [only, ...others] = allOf
  if (only && others.length === 0 && !schema.properties) return inner(only)
  const members = Object.entries(membersOf(schema, named))
  if (members.length === 0) return plain(schema)
  const properties = Object.fromEntries(members.map(([name, member]) => [name, inner(member)]))
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}

/** The schema with its name and its members' names in it. */
export function titled(title: string, schema: Schema): Schema {
  const members = Object.entries(schema.properties ?? {})
  const properties = Object.fromEntries(members.map(([name, member]) => [name, titled(`${title}.${name}`, member)]))
  const items = schema.items && { items: titled(title, schema.items) }
  return { ...schema, title, ...(members.length > 0 && { properties }), ...items }
}

/** What an object is made of, its own members and those of everything it is composed of. */
function membersOf(schema: Schema, named: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const { $ref, allOf = [], properties } = schema
  const referred = $ref ? named[$ref.slice($ref.lastIndexOf('/') + 1)] : undefined
  if ($ref && !referred) throw new Error(`the description refers to ${$ref} and has no such thing`)
  const parts = [...(referred ? [referred] : []), ...allOf].map((part) => membersOf(part, named))
  return Object.assign({}, ...parts, properties)
}

/** A text, a number or a boolean. */
function plain({ type, nullable, enum: choices, format, minimum, maximum }: Schema): Schema {
  if (typeof type !== 'string') throw new Error(`a schema of the description says no type: ${JSON.stringify(choices)}`)
  return {
    type: nullable ? [type, 'null'] : type,
    ...(choices && { enum: choices }),
    ...(format && { format }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  }
}
