#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs'
import closeWithGrace from 'close-with-grace'
import { readOptions, text } from '../../contract/command-line.ts'
import { banner } from '../../src/simulator/welcome.ts'
import { startSimulator } from './index.ts'

/** Any port of this machine: what a client on it listens on is not known. */
const redirectUris = ['http://127.0.0.1/callback']

const port = {
  does: 'where it listens; 8889 unless given, 0 for any free one',
  place: 'PORT',
  allowed: 'a port, 0 to 65535',
  value: 8889,
  read: (value: string) => (/^\d{1,5}$/.test(value) && Number(value) <= 65_535 ? Number(value) : undefined),
}

const options = readOptions('scopedeck-simulator', {
  port,
  host: text('an address beyond this machine; SIMULATOR_CONTROL_TOKEN must then be set', 'ADDRESS'),
  'public-url': text('where it is reached, if that is not http://localhost:PORT', 'ADDRESS'),
  world: text('a world file to begin with', 'FILE'),
  'tls-ca': text('speak https with a certificate made for this run, and write here what clients have to trust', 'FILE'),
})

const { SIMULATOR_CONTROL_TOKEN: controlToken } = process.env

try {
  const { host, world, 'public-url': publicUrl, 'tls-ca': authority } = options
  const simulator = await startSimulator({
    port: options.port,
    redirectUris,
    ...(host !== undefined && { host }),
    ...(publicUrl !== undefined && { publicUrl }),
    ...(controlToken && { controlToken }),
    ...(authority !== undefined && { tls: true }),
    ...(world !== undefined && { world: readFileSync(world, 'utf8') }),
  })
  if (authority !== undefined) writeFileSync(authority, simulator.ca ?? '')
  closeWithGrace({ delay: 5000 }, () => simulator.close())
  process.stdout.write(`${banner(simulator.url, redirectUris)}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
