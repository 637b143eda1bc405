import closeWithGrace from 'close-with-grace'
import { readOptions } from '../../contract/command-line.ts'
import { createSimulator, type Simulator } from './simulator.ts'
import { banner } from './welcome.ts'

readOptions('pnpm simulator', {})

/** The app's own address, and any port of this machine for other clients. */
const redirectUris = ['http://127.0.0.1:8888/auth/callback', 'http://127.0.0.1/callback']

async function start(): Promise<Simulator> {
  const port = process.env.SIMULATOR_PORT || '8889'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Error(`SIMULATOR_PORT is ${JSON.stringify(port)}: it must be a port, 0 to 65535.`)
  }
  return createSimulator({ port: Number(port), redirectUris })
}

try {
  const simulator = await start()
  closeWithGrace({ delay: 5000 }, () => simulator.close())
  console.log(banner(simulator.origin, redirectUris))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
