import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { playbackEventsPath } from '../../../contract/playback.ts'
import { getRequest } from '../generator.ts'
import type { Trial } from './trial.ts'

/** As many as one session may have open. */
const tabsEach = 20

/** Tabs that listen to what plays, in a world where every poll finds another track. */
export const measureStreams: Trial = async (stage, { tabs, watchMs }) => {
  const subject = await stage.start('ours')
  const { port, people, process } = subject
  const cookies = await people.signInMany(Math.ceil(tabs / tabsEach))
  await delay(1_000)
  const before = process.usage()
  const listeners = Array.from(
    { length: tabs },
    (_, tab) => new Listener(port, cookies[Math.floor(tab / tabsEach)] ?? ''),
  )
  await Promise.all(listeners.map(({ firstEvent }) => firstEvent))
  const open = process.usage()
  const countedFrom = listeners.map(({ events, bytes }) => ({ events, bytes }))
  await delay(watchMs)
  const watched = process.usage()
  const total = (name: 'events' | 'bytes') =>
    listeners.reduce((sum, listener, index) => sum + listener[name] - (countedFrom[index]?.[name] ?? 0), 0)
  const cpuSeconds = watched.cpuSeconds - open.cpuSeconds
  for (const listener of listeners) listener.close()
  await stage.stop(subject)
  const where = `${tabs.toLocaleString('en')} tabs`
  return [
    { what: `${where}: events`, value: total('events') / (watchMs / 1000), unit: '/s' },
    { what: `${where}: bytes of an event`, value: total('bytes') / total('events'), unit: 'B' },
    { what: `${where}: CPU of an event, the polls included`, value: (cpuSeconds / total('events')) * 1e6, unit: 'µs' },
    { what: `${where}: processor busy`, value: cpuSeconds / (watchMs / 1000), unit: '' },
    {
      what: `${where}: memory of a stream`,
      value: ((watched.residentMegabytes - before.residentMegabytes) / tabs) * 1024,
      unit: 'KB',
    },
  ]
}

/** One tab: counts the events of its stream, and what they weigh on the wire. */
class Listener {
  events = 0
  bytes = 0
  readonly firstEvent: Promise<void>
  readonly #socket: Socket

  constructor(port: number, cookie: string) {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    this.firstEvent = promise
    this.#socket = connect({ port, host: '127.0.0.1' })
    this.#socket.write(getRequest(playbackEventsPath, { cookie, accept: 'text/event-stream' }))
    this.#socket.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1')
      if (/^HTTP\/1\.1 [45]/.test(text)) reject(new Error(text))
      const count = text.split('event: playback\n').length - 1
      this.events += count
      this.bytes += chunk.length
      if (count > 0) resolve()
    })
    this.#socket.on('error', reject)
  }

  close(): void {
    this.#socket.destroy()
  }
}
