import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { connect as connectByTls, type SecureVersion } from 'node:tls'
import { Agent, buildConnector } from 'undici'
import { onTestFinished } from 'vitest'
import { makeCertificate } from './certificate.ts'
import { mayUse } from './programs.ts'
import type { ServerProcess } from './server-process.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { testPort } from './test-port.ts'

/** Where a proxy listens, on loopback, by itself and by TLS. */
interface Place {
  folder: string
  plainPort: number
  port: number
  certificate: { certificate: string; key: string }
}

interface Program {
  name: string
  isThere: boolean
  /** What a server behind it is set to. */
  settings: Record<string, string>
  /** Writes our configuration for this folder, in front of these servers. @returns how the proxy is started */
  configure(place: Place, servers: readonly string[]): { args: string[]; env?: Record<string, string> }
}

const handedOut = (name: string) => readFileSync(join(import.meta.dirname, '../../../deploy', name), 'utf8')

/** @throws {Error} there is no such text to replace */
function replaceIn(text: string, replacements: readonly [string, string][]): string {
  return replacements.reduce((rest, [from, to]) => {
    if (!rest.includes(from)) throw new Error(`The configuration does not say “${from}”.`)
    return rest.replaceAll(from, to)
  }, text)
}

const nginx: Program = {
  name: 'nginx',
  isThere: mayUse('nginx', '-v'),
  // nginx does not ask /readyz: it notices a server that refuses connections. Other programs may ask all the same.
  settings: { DRAIN_DELAY: '0s' },
  configure({ folder, plainPort, port, certificate }, [one = '', other = '']) {
    const site = replaceIn(handedOut('nginx.conf'), [
      ['127.0.0.1:8881', one],
      ['127.0.0.1:8882', other],
      ['listen 80;', `listen 127.0.0.1:${plainPort};`],
      ['listen 443 ', `listen 127.0.0.1:${port} `],
      ['/etc/ssl/deck.example.pem', certificate.certificate],
      ['/etc/ssl/deck.example.key', certificate.key],
    ])
    writeFileSync(join(folder, 'site.conf'), site)
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`)
    const user = process.getuid?.() === 0 ? 'user root;' : ''
    const main = `${user} daemon off; pid nginx.pid; events {} http { access_log off; ${places.join(' ')} include site.conf; }`
    writeFileSync(join(folder, 'nginx.conf'), main)
    return { args: ['-p', folder, '-c', 'nginx.conf', '-e', 'stderr'] }
  },
}

const caddy: Program = {
  name: 'caddy',
  isThere: mayUse('caddy', 'version'),
  settings: {},
  configure({ folder, plainPort, port, certificate }, servers) {
    const site = replaceIn(handedOut('Caddyfile'), [
      ['{$DECK_HOST} {\n', '{$DECK_HOST} {\n\tbind 127.0.0.1\n'],
      ['tls {', `tls ${certificate.certificate} ${certificate.key} {`],
    ])
    const global = `{\n\tadmin off\n\thttp_port ${plainPort}\n\thttps_port ${port}\n\tdefault_bind 127.0.0.1\n}\n`
    writeFileSync(join(folder, 'Caddyfile'), global + site)
    const env = { DECK_HOST: 'deck.example', DECKS: servers.join(' '), HOME: folder, XDG_DATA_HOME: folder }
    return { args: ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], env }
  },
}

/** What we hand out a configuration for. */
export const proxies = [nginx, caddy]

/** A running proxy, and how a browser reaches it under the name deck.example. */
export interface ReverseProxy {
  plainOrigin: string
  /** Connects with one version of TLS. @returns the version that was agreed on @throws {Error} it was refused */
  connectWith(version: SecureVersion): Promise<string | null>
  connections: Agent
}

export async function startProxy(program: Program, servers: readonly ServerProcess[]): Promise<ReverseProxy> {
  const [plainPort, port] = [await testPort(), await testPort()]
  const { authority, ...certificate } = makeCertificate('deck.example')
  const folder = temporaryFolder()
  const addresses = servers.map(({ origin }) => new URL(origin).host)
  const { args, env } = program.configure({ folder, plainPort, port, certificate }, addresses)
  const child = spawn(program.name, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => end(child))
  // It opens one after the other.
  for (const each of [port, plainPort]) await listens(child, each)
  const byTls = buildConnector({ ca: readFileSync(authority, 'utf8') })
  const here = { hostname: '127.0.0.1', port: String(port), servername: 'deck.example' }
  const connections = new Agent({ connect: (options, done) => byTls({ ...options, ...here }, done) })
  onTestFinished(() => connections.destroy())
  const connectWith = (version: SecureVersion) => agreeOn(version, { port, ca: readFileSync(authority, 'utf8') })
  return { plainOrigin: `http://127.0.0.1:${plainPort}`, connectWith, connections }
}

async function agreeOn(version: SecureVersion, { port, ca }: { port: number; ca: string }): Promise<string | null> {
  // A client of today refuses the old versions itself, unless it is told not to.
  const versions = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' }
  const socket = connectByTls({ host: '127.0.0.1', port, servername: 'deck.example', ca, ...versions })
  try {
    await once(socket, 'secureConnect')
    return socket.getProtocol()
  } finally {
    socket.destroy()
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** @throws {Error} it ended instead, with what it said */
async function listens(child: ChildProcess, port: number): Promise<void> {
  let said = ''
  child.stderr?.on('data', (text) => {
    said += text
  })
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`It ended: ${said}`)
    await delay(20)
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
