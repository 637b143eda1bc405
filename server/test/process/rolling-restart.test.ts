import { Agent } from 'undici'
import { expect, onTestFinished } from 'vitest'
import { startBalancer } from '../harness/balancer.ts'
import { Browser } from '../harness/browser.ts'
import { test } from '../harness/fixtures.ts'
import { LeakDetector } from '../harness/leak-detector.ts'
import { startLoad } from '../harness/load.ts'
import { settingsFor } from '../harness/open-app.ts'
import { storesOfProcesses } from '../harness/shared-store.ts'
import { startProcess } from '../harness/start-process.ts'

const scopes = ['user-top-read']

const shared = Object.entries(storesOfProcesses)

test.for(shared)(
  'two instances on %s behind a balancer, restarted one after the other under load: no request fails',
  {
    timeout: 180_000,
  },
  async ([, share], { simulator }) => {
    await simulator.reset()
    const settings = { ...settingsFor(simulator.origin), ...(await share()) }
    const instances = [await startProcess(settings), await startProcess(settings)]
    const balancer = await startBalancer(instances)
    const leakDetector = new LeakDetector()
    const connections = new Agent()
    onTestFinished(() => connections.destroy())
    const visitor = () => new Browser(balancer, leakDetector, connections)

    const ada = visitor()
    await ada.signIn({ scopes })
    const arrive = async () => {
      const browser = visitor()
      await browser.signIn({ scopes })
      return browser.call('/me/top/tracks?limit=1')
    }
    const load = startLoad([
      arrive,
      ...[1, 2].map(() => () => ada.call('/me/top/tracks?limit=1')),
      ...[1, 2].map(() => () => ada.get('/api/session')),
    ])
    for (const server of instances) {
      await load.served(50)
      expect(await server.end()).toEqual({ code: 0, signal: null })
      await startProcess({ ...settings, PORT: new URL(server.origin).port })
      await load.served(50)
    }
    await load.stop()
    expect(load.failures).toEqual([])
    for (const everyone of [leakDetector, ...instances.map((server) => server.leakDetector)]) everyone.assertNoLeaks()
  },
)
