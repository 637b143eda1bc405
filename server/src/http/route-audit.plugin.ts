import type { RouteOptions } from 'fastify'
import fp from 'fastify-plugin'

interface RouteAuditOptions {
  guard: {
    /** Of the plugin that guards. A route that was made without it is not guarded. */
    plugin: string
    /** Whether it guards such a route; the guard itself asks this. */
    guards(method: string, url: string): boolean
  }
}

/**
 * Walks the app's own routes when all are made, and keeps it from starting over one that changes something unguarded, or
 * does not say what it takes and answers. Register it first: routes made before it are not seen.
 */
export default fp(
  async (app, { guard }: RouteAuditOptions) => {
    const seen: { route: RouteOptions; hasGuard: boolean }[] = []
    app.addHook('onRoute', function auditRoute(route) {
      closeQuery(route)
      seen.push({ route, hasGuard: this.hasPlugin(guard.plugin) })
    })
    app.addHook('onReady', async () => {
      const faults = seen.flatMap(({ route, hasGuard }) =>
        findFaults(route, (method) => hasGuard && guard.guards(method, route.url)),
      )
      if (faults.length > 0) throw new RouteFaults(faults)
    })
  },
  { name: 'route-audit' },
)

/** Every address may be asked with a query. Of one that a route does not declare its handler sees nothing. */
function closeQuery(route: RouteOptions): void {
  route.schema = { querystring: { type: 'object', additionalProperties: false }, ...route.schema }
}

/** What is wrong with the routes: a line for each, with what to do. */
class RouteFaults extends Error {
  override readonly name = 'RouteFaults'

  constructor(faults: readonly string[]) {
    super(['a route does not keep the rules of the house.', ...faults].join('\n  '))
  }
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])
const methodsWithBody = new Set(['POST', 'PUT', 'PATCH'])

/**
 * What is wrong with a route: a line each, empty where nothing is.
 * @param isGuarded whether a request of such a method must prove where it comes from
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
