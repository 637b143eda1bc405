import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RedisAddress } from '../../src/store/redis-address.ts'
import { testPort } from './test-port.ts'

const command = ['redis-server', 'valkey-server'].find((name) => spawnSync(name, ['--version']).status === 0)

/** Where there is no server in PATH, what needs one is skipped and counted so; in CI it fails. */
export const isRedisThere = command !== undefined || process.env.CI !== undefined

/** A Redis or Valkey of its own, on a free port of loopback, that keeps what it has when it is stopped and started. */
export class RedisServer {
  readonly port: number
  readonly #folder = mkdtempSync(join(tmpdir(), 'scopedeck-redis-'))
  readonly #settings: string[]
  #child: ChildProcess | undefined

  private constructor(port: number, settings: string[]) {
    this.port = port
    this.#settings = settings
  }

  static async start(...settings: string[]): Promise<RedisServer> {
    const server = new RedisServer(await testPort(), settings)
    await server.start()
    return server
  }

  /** As `SESSION_STORE` has it. */
  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  get address(): RedisAddress {
    return { host: '127.0.0.1', port: this.port, tls: false, database: 0, prefix: 'scopedeck:' }
  }

  async start(): Promise<void> {
    if (!command) throw new Error('There is neither redis-server nor valkey-server in PATH.')
    const isEncrypted = this.#settings.includes('--tls-cert-file')
    const port = isEncrypted ? ['--port', '0', '--tls-port', `${this.port}`] : ['--port', `${this.port}`]
    const place = [...port, '--bind', '127.0.0.1', '--dir', this.#folder]
    const settings = [...place, '--appendonly', 'yes', '--appendfsync', 'always', '--save', '', ...this.#settings]
    this.#child = spawn(command, settings, { stdio: ['ignore', 'pipe', 'inherit'] })
    await said(this.#child, /Ready to accept connections/)
  }

  /** Stops the process, which answers nothing until it continues. */
  freeze = () => this.#child?.kill('SIGSTOP')
  thaw = () => this.#child?.kill('SIGCONT')

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  async dispose(): Promise<void> {
    await this.stop('SIGKILL')
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** @throws {Error} it ended instead */
function said(child: ChildProcess, words: RegExp): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
    if (words.test(output)) resolve()
  })
  child.once('error', reject)
  child.once('exit', () => reject(new Error(`It ended: ${output}`)))
  return promise
}
