import type { Type as TypeBox } from 'typebox'

type Options = Record<string, unknown>
type Schema = Record<string, unknown>

/** Properties that `Type.Object` leaves out of `required`. */
const optional = Symbol('optional')

const of =
  (type: string) =>
  (options?: Options): Schema => ({ type, ...options })

const isRequired = (schema: object) => !(optional in schema)

function object(properties: Record<string, Schema>, options?: Options): Schema {
  const required = Object.keys(properties).filter((name) => isRequired(properties[name] ?? {}))
  return { type: 'object', ...(required.length > 0 && { required }), properties, ...options }
}

const withOptional = (schema: object): object => Object.defineProperty({ ...schema }, optional, { value: true })

const builders = {
  Array: (items: Schema, options?: Options) => ({ type: 'array', items, ...options }),
  Boolean: of('boolean'),
  Enum: (values: readonly unknown[], options?: Options) => ({ enum: values, ...options }),
  Integer: of('integer'),
  Literal: (value: unknown, options?: Options) => ({ type: typeof value, const: value, ...options }),
  Null: of('null'),
  Number: of('number'),
  Object: object,
  Optional: withOptional,
  Partial: ({ required: _, ...schema }: Schema, options?: Options) => ({ ...schema, ...options }),
  Record: (key: Schema, value: Schema, options?: Options) => ({
    type: 'object',
    patternProperties: { [String(key.pattern ?? '^.*$')]: value },
    ...options,
  }),
  String: of('string'),
  Union: (anyOf: readonly Schema[], options?: Options) => ({ anyOf, ...options }),
  Unknown: (options?: Options) => ({ ...options }),
  Unsafe: (schema: Schema) => schema,
}

/**
 * The builders of TypeBox that we use, with TypeBox's types: one declaration is the JSON Schema and the type. TypeBox's own
 * code is 700 modules, which took a quarter of the server's start; a test compares what both build.
 */
export const Type = builders as unknown as Pick<typeof TypeBox, keyof typeof builders>

/**
 * For every Ajv that compiles our schemas. They are made by `Type`: to check them against the schema of schemas would compile
 * that at each start, which takes 80 ms.
 */
export const ajvOptions = { meta: false, validateSchema: false }
