import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { request } from 'undici'

/** As `pnpm start` has it. */
const compileCache = join(import.meta.dirname, '../../../node_modules/.cache/node')

interface PinnedProcessOptions {
  command: string
  args: readonly string[]
  env?: Record<string, string>
  /** Where it runs, and where its log is written, as a deployment would. */
  folder: string
  name: string
  /** As `taskset -c` takes them. */
  cores?: string | undefined
}

/** What a process and its children have used. NaN where the system does not tell. */
export interface Usage {
  cpuSeconds: number
  residentMegabytes: number
}

/** A process of the bench: the upstream, a subject, or Redis. */
export class PinnedProcess {
  readonly #child: ChildProcess
  readonly #logFile: string

  constructor({ command, args, env = {}, folder, name, cores }: PinnedProcessOptions) {
    this.#logFile = join(folder, `${name}.log`)
    const log = openSync(this.#logFile, 'a')
    const words = cores === undefined ? [command, ...args] : ['taskset', '-c', cores, command, ...args]
    const [program = '', ...rest] = words
    const environment = {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: compileCache,
      ...env,
    }
    this.#child = spawn(program, rest, { cwd: folder, env: environment, stdio: ['ignore', log, log] })
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** Waits until it takes connections. @throws {Error} it ended instead */
  listens = (port: number): Promise<this> => this.#waitUntil(() => canConnect(port))

  /** Waits until it answers there, and not with an error of its own. @throws {Error} it ended instead */
  answers = (url: string): Promise<this> =>
    this.#waitUntil(async () => {
      const { statusCode, body } = await request(url)
      await body.dump()
      return statusCode < 500
    })

  async #waitUntil(isReady: () => Promise<boolean>): Promise<this> {
    while (!(await isReady().catch(() => false))) {
      if (this.#child.exitCode !== null) throw new Error(`It ended: ${readFileSync(this.#logFile, 'utf8')}`)
      await delay(20)
    }
    return this
  }

  usage(): Usage {
    const each = [this.pid, ...childrenOf(this.pid)].map(readUsage)
    return {
      cpuSeconds: each.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
      residentMegabytes: each.reduce((sum, { residentMegabytes }) => sum + residentMegabytes, 0),
    }
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5_000)
    await ended
    clearTimeout(timer)
  }
}

async function canConnect(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  await once(socket, 'connect')
  socket.destroy()
  return true
}

/** The unit of times in `/proc`, which Linux fixes for programs. @see proc_pid_stat(5) */
const ticksPerSecond = 100

function readUsage(pid: number): Usage {
  // The name in parentheses may hold blanks; the fields behind it are counted from the state, the third.
  const fields = readProc(`${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []
  const resident = /VmRSS:\s+(\d+)/.exec(readProc(`${pid}/status`))?.[1]
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
    residentMegabytes: Number(resident) / 1024,
  }
}

const childrenOf = (pid: number) =>
  readProc(`${pid}/task/${pid}/children`)
    .split(' ')
    .filter((text) => text.trim() !== '')
    .map(Number)

function readProc(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, 'utf8')
  } catch {
    return ''
  }
}
