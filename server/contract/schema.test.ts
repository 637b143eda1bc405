import { Type as TypeBox } from 'typebox'
import { expect, test } from 'vitest'
import { Type } from './schema.ts'

type Builders = typeof Type

/** One use or more of each builder. */
const uses: Record<keyof Builders, (type: Builders) => unknown[]> = {
  Array: (t) => [t.Array(t.Unknown()), t.Array(t.Unknown(), { maxItems: 1 })],
  Boolean: (t) => [t.Boolean(), t.Boolean({ default: true })],
  Enum: (t) => [t.Enum(['a', 'b'])],
  Integer: (t) => [t.Integer(), t.Integer({ minimum: 0 })],
  Literal: (t) => [t.Literal('a'), t.Literal(3), t.Literal(true)],
  Null: (t) => [t.Null()],
  Number: (t) => [t.Number()],
  Object: (t) => [t.Object({}), t.Object({ a: t.String() }), t.Object({ a: t.String() }, { title: 'A' })],
  Optional: (t) => [
    t.Optional(t.String()),
    t.Object({ a: t.Optional(t.String({ minLength: 1 })) }),
    t.Object({ a: t.Optional(t.String()), b: t.String() }, { additionalProperties: false }),
    t.Object({ a: t.Object({ b: t.Optional(t.String()) }) }),
  ],
  Partial: (t) => [t.Partial(t.Object({ a: t.String(), b: t.Optional(t.String()) }), { additionalProperties: false })],
  Record: (t) => [
    t.Record(t.String(), t.Number()),
    t.Record(t.String({ pattern: '^a$' }), t.Number(), { maxProperties: 2 }),
  ],
  String: (t) => [t.String(), t.String({ pattern: '^a$' })],
  Union: (t) => [t.Union([t.String(), t.Null()])],
  Unknown: (t) => [t.Unknown()],
  Unsafe: (t) => [t.Unsafe({ type: 'object' })],
}

test.for(Object.entries(uses))('%s builds the JSON Schema that TypeBox builds', ([, use]) => {
  expect(JSON.parse(JSON.stringify(use(Type)))).toEqual(JSON.parse(JSON.stringify(use(TypeBox as Builders))))
})

test('a schema stays required where it is used without Optional', () => {
  const name = Type.String()
  expect(Type.Object({ a: Type.Optional(name), b: name })).toHaveProperty('required', ['b'])
})
