import type { RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { needsCsrfProof } from './csrf-guard.ts'
import { requestGuardsName } from './request-guards.plugin.ts'

/**
 * Keeps the app from starting when one of its routes may change something without a CSRF proof, or does not declare
 * what it takes and answers. Register it first: it does not see routes made before it.
 */
export default fp(
  async (app) => {
    const seen: { route: RouteOptions; hasGuards: boolean }[] = []
    app.addHook('onRoute', function see(route) {
      closeQuery(route)
      // A route that was made before the guards is not guarded.
      seen.push({ route, hasGuards: this.hasPlugin(requestGuardsName) })
    })
    app.addHook('onReady', async () => {
      const faults = seen.flatMap(({ route, hasGuards }) =>
        findFaults(route, (method) => hasGuards && needsCsrfProof(method, route.url)),
      )
      if (faults.length > 0) throw new RouteFaults(faults)
    })
  },
  { name: 'route-audit' },
)

/** Any address may be sent a query. The handler of a route that declares none sees an empty one. */
function closeQuery(route: RouteOptions): void {
  route.schema = { querystring: { type: 'object', additionalProperties: false }, ...route.schema }
}

/** One line for each fault, with what to do. */
class RouteFaults extends Error {
  override readonly name = 'RouteFaults'

  constructor(faults: readonly string[]) {
    super(['a route does not keep the rules of the house.', ...faults].join('\n  '))
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])
const methodsWithBody = new Set(['POST', 'PUT', 'PATCH'])

/**
 * The faults of one route, one line each; empty when there are none.
 * @param isGuarded whether a request of this method needs a CSRF proof
 */
function findFaults(
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
      'it may change something and nothing asks where the request comes from. Put it below /api or /auth, after the request-guards plugin.',
    ),
    ...line(
      schema.params || !/[:*]/.test(url) ? [] : methods,
      'its path has parameters. Say in schema.params what they may be.',
    ),
    ...line(schema.body ? [] : withBody, 'it may be sent a body. Say in schema.body what it takes, or ignoreBodies().'),
    ...line(declaresAnswers(schema.response) ? [] : methods, 'say in schema.response what it answers.'),
  ]
}

const declaresAnswers = (response: unknown) =>
  typeof response === 'object' && response !== null && Object.keys(response).length > 0
