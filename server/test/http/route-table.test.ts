import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { expect, onTestFinished } from 'vitest'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/observability/logger.ts'
import { explainFailure } from '../../src/start/failure.ts'
import { openStore } from '../../src/start/open-store.ts'
import { test } from '../harness/fixtures.ts'
import { settingsFor } from '../harness/open-app.ts'

async function refusalOf(simulatorOrigin: string, add: (app: FastifyInstance) => unknown): Promise<string> {
  const config = readConfig(settingsFor(simulatorOrigin))
  const logger = createLogger('silent')
  const app = await createApp({
    config,
    keys: [randomBytes(32)],
    store: await openStore(config, logger),
    logger,
    now: Date.now,
    webRoot: '',
  })
  onTestFinished(() => app.close())
  add(app)
  return app.ready().then(
    () => 'it started',
    (error) => explainFailure(error),
  )
}

test('the app does not start with a route that has no guard or no schema', async ({ simulator }) => {
  const { origin } = simulator
  const handler = async () => 'done'
  expect(await refusalOf(origin, () => {})).toBe('it started')
  expect(await refusalOf(origin, (app) => app.post('/changes', handler))).toContain('POST /changes: ')
  expect(await refusalOf(origin, (app) => app.get('/api/open', handler))).toContain('GET /api/open: ')
})
