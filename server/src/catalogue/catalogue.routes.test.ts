import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { operationCatalogue, operationIds } from '../../contract/operations.ts'
import { scopeCatalogue, scopes } from '../../contract/scopes.ts'
import { screensOf } from '../../contract/screens.ts'
import { catalogueRoutes } from './catalogue.routes.ts'

async function get(url: string) {
  const app = fastify()
  onTestFinished(() => app.close())
  await app.register(catalogueRoutes)
  const response = await app.inject(url)
  expect(response.statusCode).toBe(200)
  return response.json()
}

test('GET /api/scopes has every row of the table, with the operations that name the scope', async () => {
  const { scopes: rows, groups } = await get('/api/scopes')
  expect(rows).toHaveLength(scopes.length)
  for (const { name, operations, screens, ...row } of rows) {
    expect(row).toEqual(scopeCatalogue[name as keyof typeof scopeCatalogue])
    expect(groups).toHaveProperty(row.group)
    expect(operations.length > 0).toBe(row.sdkOnly !== true)
    expect(screens).toEqual(screensOf(name))
  }
  const modify = rows.find(({ name }: { name: string }) => name === 'playlist-modify-private')
  expect(modify.operations).toContain('add-items-to-playlist')
})

test('GET /api/operations has every row of the table, whole', async () => {
  const { operations, groups, requirementKinds } = await get('/api/operations')
  expect(operations).toHaveLength(operationIds.length)
  for (const { id, ...row } of operations) {
    expect(row).toEqual(operationCatalogue[id as keyof typeof operationCatalogue])
    expect(groups).toHaveProperty(row.group)
    expect(requirementKinds).toHaveProperty(row.requirement.kind)
  }
})
