import fp from 'fastify-plugin'
import type { ProblemCode } from '../../contract/problems.ts'
import { answerProblem } from './answer-problem.ts'
import pagePaths from './page-paths.plugin.ts'
import { ProblemError } from './problem-error.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The code of the problem that answered the request. */
    problemCode: ProblemCode | null
  }
}

interface ProblemsOptions {
  /** The origin that browsers see; `type` of every problem is an address there. */
  publicUrl: string
}

/**
 * The one place that answers errors. Register it before the routes: it collects their methods for 405 answers, and which
 * addresses are no pages.
 */
export default fp(
  async (app, { publicUrl }: ProblemsOptions) => {
    app.decorateRequest('problemCode', null)
    await app.register(pagePaths)
    const routeMethods = createRouteMethods()
    app.addHook('onRoute', ({ url, method }) => routeMethods.add(url, method))
    app.addHook('onRequest', (request, reply, done) => {
      reply.header('x-request-id', request.id)
      done()
    })
    app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, publicUrl))
    app.setNotFoundHandler((request, reply) => {
      // No URL parser, which throws for addresses such as `//`: nothing may throw here.
      const [path = '/'] = request.url.split('?', 1)
      const allowed = routeMethods.at(path)
      if (allowed.length === 0) return answerProblem(new ProblemError('not-found'), request, reply, publicUrl)
      reply.header('allow', allowed.join(', '))
      return answerProblem(new ProblemError('method-not-allowed'), request, reply, publicUrl)
    })
  },
  { name: 'problems' },
)

/** The methods of the routes: they tell an address that does not exist from one that takes another method. */
interface RouteMethods {
  add(pattern: string, methods: string | readonly string[]): void
  /** The methods of every route whose pattern fits the path. */
  at(path: string): string[]
}

function createRouteMethods(): RouteMethods {
  const routes = new Map<string, { pattern: URLPattern; methods: Set<string> }>()
  return {
    add(pathname, methods) {
      // The web app's page answers every address, so it says nothing about any of them.
      if (pathname === '*' || pathname === '/*') return
      const route = routes.get(pathname) ?? { pattern: new URLPattern({ pathname }), methods: new Set() }
      for (const method of [methods].flat()) route.methods.add(method)
      routes.set(pathname, route)
    },
    at: (pathname) => {
      const fitting = [...routes.values()].filter(({ pattern }) => pattern.test({ pathname }))
      return [...new Set(fitting.flatMap(({ methods }) => [...methods]))]
    },
  }
}
