import { Agent } from 'undici'
import { expect, onTestFinished } from 'vitest'
import { startBalancer } from './balancer.ts'
import { Browser } from './browser.ts'
import { test } from './deck.ts'
import { startProcess } from './deck-process.ts'
import { startLoad } from './load.ts'
import { settingsFor } from './open-deck.ts'
import { storesOfProcesses } from './shared-store.ts'
import { Witness } from './witness.ts'

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
    const witness = new Witness()
    const connections = new Agent()
    onTestFinished(() => connections.destroy())
    const visitor = () => new Browser(balancer, witness, connections)

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
    for (const deck of instances) {
      await load.served(50)
      expect(await deck.end()).toEqual({ code: 0, signal: null })
      await startProcess({ ...settings, PORT: new URL(deck.origin).port })
      await load.served(50)
    }
    await load.stop()
    expect(load.failures).toEqual([])
    for (const everyone of [witness, ...instances.map((deck) => deck.witness)]) everyone.testify()
  },
)
