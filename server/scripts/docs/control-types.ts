import { createSimulator } from '../../src/simulator/simulator.ts'

type Schema = Record<string, unknown>

/** The types of the controls, for clients of the simulator: every schema that the description of the controls names. */
export async function controlTypes(): Promise<string> {
  const simulator = await createSimulator({ port: 0, redirectUris: [] })
  const response = await simulator.app.inject('/simulator/openapi.json')
  await simulator.close()
  const { schemas } = response.json<{ components: { schemas: Record<string, Schema> } }>().components
  const types = Object.entries(schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema, '')}\n`)
  return `// From the schemas of the controls. \`pnpm run docs\` writes this file.\n\n${types.join('\n')}`
}

/** A JSON Schema, of the few forms that ours have, as a type of TypeScript. */
function typeOf(schema: Schema, indent: string): string {
  const { $ref, anyOf, enum: values, items, type } = schema
  if (typeof $ref === 'string') return $ref.slice($ref.lastIndexOf('/') + 1)
  if ('const' in schema) return JSON.stringify(schema.const)
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ')
  if (Array.isArray(anyOf)) return anyOf.map((part) => typeOf(part, indent)).join(' | ')
  if (type === 'array') return `readonly (${typeOf((items ?? {}) as Schema, indent)})[]`
  if (type === 'object') return objectType(schema, indent)
  return (
    { integer: 'number', number: 'number', string: 'string', boolean: 'boolean', null: 'null' }[String(type)] ??
    'unknown'
  )
}

function objectType({ properties = {}, required = [], patternProperties }: Schema, indent: string): string {
  const inner = `${indent}  `
  const members = Object.entries(properties as Record<string, Schema>).map(([name, member]) => {
    const mark = (required as string[]).includes(name) ? '' : '?'
    const comment = typeof member.description === 'string' ? `${inner}/** ${member.description} */\n` : ''
    return `${comment}${inner}${name}${mark}: ${typeOf(member, inner)}\n`
  })
  const [others] = Object.values((patternProperties ?? {}) as Record<string, Schema>)
  if (others) members.push(`${inner}[name: string]: ${typeOf(others, inner)}\n`)
  return members.length === 0 ? 'Record<string, unknown>' : `{\n${members.join('')}${indent}}`
}
