import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Agent } from 'undici'
import { type Address, type Ask, Browser } from './browser.ts'
import { LeakDetector } from './leak-detector.ts'

const main = join(import.meta.dirname, '../../src/main.ts')
/** As `pnpm start` has it: without it every process strips the types of all its files again. */
const compileCache = join(import.meta.dirname, '../../../node_modules/.cache/node')

interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
}

/** The conditions that the process runs under. */
export interface Circumstances {
  /** The largest size of its files: writing more fails as on a full disk. */
  mostBytes?: number
  /** Arguments of the server. */
  args?: readonly string[]
  /** Arguments of Node. */
  nodeArguments?: readonly string[]
}

/** `node server/src/main.ts`, in an empty folder of its own. */
export class ServerProcess implements Address {
  readonly origin: string
  readonly publicUrl: string
  readonly child: ChildProcess
  readonly leakDetector = new LeakDetector()
  readonly ended: Promise<Ended>
  readonly #connections = new Agent()

  constructor(settings: Record<string, string>, folder: string, circumstances: Circumstances = {}) {
    const { args = [], mostBytes, nodeArguments = [] } = circumstances
    this.origin = `http://127.0.0.1:${settings.PORT}`
    this.publicUrl = settings.PUBLIC_URL ?? this.origin
    const env = { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: compileCache, ...settings }
    const limits = mostBytes === undefined ? [] : limited(mostBytes)
    const [command = '', ...rest] = [...limits, process.execPath, ...nodeArguments, main, ...args]
    this.child = spawn(command, rest, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.pipe(this.leakDetector.stream, { end: false })
    this.ended = once(this.child, 'close').then(([code, signal]) => ({ code, signal }))
  }

  /** All it has written. */
  get output(): string {
    return this.leakDetector.log.join('')
  }

  browser = () => new Browser(this, this.leakDetector, this.#connections)

  /** Where it chose its address itself. */
  browserAt = (origin: string) => new Browser({ origin, publicUrl: origin }, this.leakDetector, this.#connections)

  async signIn(ask: Ask = {}): Promise<Browser> {
    const browser = this.browser()
    await browser.signIn(ask)
    return browser
  }

  /** @throws {Error} with what it wrote, should it end instead */
  async ready(): Promise<this> {
    const browser = this.browser()
    for (;;) {
      if (this.child.exitCode !== null) throw new Error(`It ended with ${this.child.exitCode}: ${this.output}`)
      const answer = await browser.get('/readyz').catch(() => undefined)
      if (answer?.status === 200) return this
      await delay(20)
    }
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal)
    return this.ended
  }

  /** Ends it where it still runs, and every connection to it. */
  async close(): Promise<void> {
    await this.end('SIGKILL')
    await this.#connections.destroy()
  }
}

/**
 * Runs what follows with a limit to the size of files, in blocks of 512 bytes; writing beyond fails instead of killing.
 */
const limited = (bytes: number) => ['sh', '-c', `trap '' XFSZ; ulimit -f ${bytes / 512}; exec "$0" "$@"`]
