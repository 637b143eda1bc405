import Fastify from 'fastify'
import { expect, test } from 'vitest'
import art from './art.plugin.ts'
import { createSeededPlan } from './seeded-plan.ts'
import { createWorld } from './world.ts'

const { catalogue, ...rest } = createWorld(createSeededPlan(1), () => 0)
const app = Fastify()
app.register(art, { prefix: '/art', simulationOf: () => ({ world: { catalogue, ...rest } }) })
const get = (url: string) => app.inject(url)
const id = catalogue.albums[0]?.id

test('a thing has the same picture every time, in the size asked for', async () => {
  const [first, second] = [await get(`/art/300/${id}.svg`), await get(`/art/300/${id}.svg`)]
  expect(first.body).toBe(second.body)
  expect(first.body).toMatch(/^<svg [^>]*width="300" height="300" viewBox="0 0 640 640">/)
})

test('two things have two pictures', async () => {
  const pictures = await Promise.all(catalogue.albums.slice(0, 30).map((album) => get(`/art/64/${album.id}.svg`)))
  expect(new Set(pictures.map(({ body }) => body)).size).toBeGreaterThan(25)
})

test('a picture may be shown anywhere and do nothing', async () => {
  expect((await get(`/art/640/${id}.svg`)).headers).toMatchObject({
    'content-type': expect.stringContaining('image/svg+xml'),
    'cache-control': 'public, max-age=31536000',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
})

test.each(['/art/641/abc.svg', '/art/640/a%3Cscript%3E.svg', '/art/640/abc.png', '/art/640/..%2fabc.svg'])(
  '%s is no picture',
  async (url) => {
    const { statusCode } = await get(url)
    expect(statusCode).toBeGreaterThanOrEqual(400)
    expect(statusCode).toBeLessThan(500)
  },
)
