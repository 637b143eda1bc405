import fp from 'fastify-plugin'
import { answerProblem } from './answer-problem.ts'
import { ProblemError } from './problem-error.ts'
import { createRouteMethods } from './route-methods.ts'

interface ProblemsOptions {
  /** The origin that browsers see; `type` of every problem is an address there. */
  publicUrl: string
}

/** Errors become answers here and nowhere else. Register it first: it learns the routes that follow. */
export default fp(
  async (app, { publicUrl }: ProblemsOptions) => {
    const routeMethods = createRouteMethods()
    app.addHook('onRoute', ({ url, method }) => routeMethods.add(url, method))
    app.addHook('onRequest', async (request, reply) => {
      reply.header('x-request-id', request.id)
    })
    app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply, publicUrl))
    app.setNotFoundHandler((request, reply) => {
      // Not the URL parser: it throws at addresses such as `//`, and here nothing may throw.
      const [path = '/'] = request.url.split('?', 1)
      const allowed = routeMethods.at(path)
      if (allowed.length === 0) return answerProblem(new ProblemError('not-found'), request, reply, publicUrl)
      reply.header('allow', allowed.join(', '))
      return answerProblem(new ProblemError('method-not-allowed'), request, reply, publicUrl)
    })
  },
  { name: 'problems' },
)
