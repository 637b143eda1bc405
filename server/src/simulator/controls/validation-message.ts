import type { FastifySchemaValidationError } from 'fastify'

/** What the validator says of the schema and not of the request. */
const noise: readonly string[] = ['boolean', 'anyOf']

/** What is wrong with a request, in one line. */
export function describeMistakes(mistakes: readonly FastifySchemaValidationError[], part: string): string {
  const telling = mistakes.filter(({ keyword }) => !noise.includes(keyword))
  const lines = telling.map(({ instancePath, message, params }) => {
    const place = [part, ...instancePath.split('/').slice(1)].join('.')
    const unknown = params.additionalProperties
    return `${place} ${message ?? 'is not valid'}${Array.isArray(unknown) ? `: ${unknown.join(', ')}` : ''}`
  })
  return [...new Set(lines)].slice(0, 5).join('; ')
}
