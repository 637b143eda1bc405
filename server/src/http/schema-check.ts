import { Ajv, type ValidateFunction } from 'ajv'
import type { Static, TSchema } from 'typebox'

/**
 * For Fastify's schemas too. TypeBox makes them: to check them against the schema of schemas would compile that at each
 * start, which takes 80 ms.
 */
export const ajvOptions = { meta: false, validateSchema: false }

/**
 * Makes the check that a value from outside is what a schema says. It is compiled at its first use: a hundred times as
 * fast as reading the schema for each value.
 */
export function createSchemaCheck<Schema extends TSchema>(schema: Schema): (value: unknown) => value is Static<Schema> {
  let check: ValidateFunction<Static<Schema>> | undefined
  return (value): value is Static<Schema> => {
    check ??= new Ajv(ajvOptions).compile<Static<Schema>>(schema)
    return check(value)
  }
}
