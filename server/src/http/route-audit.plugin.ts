import type { RouteOptions } from 'fastify'
import fp from 'fastify-plugin'
import { findFaults } from './route-faults.ts'

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
