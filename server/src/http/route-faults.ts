import type { RouteOptions } from 'fastify'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])
const methodsWithBody = new Set(['POST', 'PUT', 'PATCH'])

/**
 * What is wrong with a route: a line each, empty where nothing is.
 * @param isGuarded whether a request of such a method must prove where it comes from
 */
export function findFaults(
  { method, url, schema = {} }: Pick<RouteOptions, 'method' | 'url' | 'schema'>,
  isGuarded: (method: string) => boolean,
): string[] {
  const methods = [method].flat()
  const unguarded = methods.filter((one) => !safeMethods.has(one) && !isGuarded(one))
  const withBody = methods.filter((one) => methodsWithBody.has(one))
  const line = (of: readonly string[], what: string) => (of.length === 0 ? [] : [`${of.join(', ')} ${url}: ${what}`])
  return [
    ...line(
      unguarded,
      'it may change something and nothing asks where the request comes from. Put it below /api or /auth, after the csrf plugin.',
    ),
    ...line(
      schema.params || !/[:*]/.test(url) ? [] : methods,
      'its path has parameters. Say in schema.params what they may be.',
    ),
    ...line(schema.body ? [] : withBody, 'it may be sent a body. Say in schema.body what it takes, or ignoreBodies().'),
    ...line(saysWhatItAnswers(schema.response) ? [] : methods, 'say in schema.response what it answers.'),
  ]
}

const saysWhatItAnswers = (response: unknown) =>
  typeof response === 'object' && response !== null && Object.keys(response).length > 0
