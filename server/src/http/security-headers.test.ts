import { fastify, type InjectOptions } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { problemStylesheetRoutes } from './problem-page.ts'
import problems from './problems.plugin.ts'
import requestGuards from './request-guards.plugin.ts'

async function startApp(publicUrl = 'http://127.0.0.1:8888') {
  const app = fastify()
  onTestFinished(() => app.close())
  await app.register(problems, { publicUrl })
  const options = { publicUrl, imageOrigins: ['http://localhost:8889'], recordSecurityEvent: () => {} }
  await app.register(requestGuards, options)
  await app.register(problemStylesheetRoutes)
  app.get('/fails', async () => {
    throw new Error('oops')
  })
  return app
}

test('every answer carries the security headers, refusals too', async () => {
  const app = await startApp()
  const refused: InjectOptions[] = [
    { url: '/fails', headers: { host: 'evil.example' } },
    { url: '/fails', method: 'POST' },
  ]
  for (const request of ['/problem-page.css', '/nothing', '/fails', ...refused]) {
    const { headers } = await app.inject(request)
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none';script-src 'self';style-src 'self';font-src 'self';connect-src 'self';img-src 'self' data: http://localhost:8889;manifest-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none';object-src 'none';require-trusted-types-for 'script';trusted-types 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(headers).not.toHaveProperty('strict-transport-security')
    expect(headers).not.toHaveProperty('x-powered-by')
  }
})

test('over https every answer has Strict-Transport-Security', async () => {
  const app = await startApp('https://deck.example')
  expect((await app.inject('/nothing')).headers['strict-transport-security']).toBe('max-age=31536000')
})

test('the stylesheet of problem pages is CSS that the policy allows', async () => {
  const app = await startApp()
  const response = await app.inject('/problem-page.css')
  expect(response.headers['content-type']).toBe('text/css; charset=utf-8')
  expect(response.body).not.toMatch(/@import|url\(/)
})
