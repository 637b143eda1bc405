import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../src/async/free-port.ts'
import { type Cores, pinCores } from './cores.ts'
import { People } from './people.ts'
import { PinnedProcess } from './pinned-process.ts'
import { commandOf, type SubjectName, subjectRow } from './subjects.ts'

/** A subject that runs, and whoever is signed in there. */
export interface RunningSubject {
  name: SubjectName
  port: number
  process: PinnedProcess
  people: People
}

/** All that runs beside the generator: the upstream, a Redis where there is one, and the subjects that were asked for. */
export class Stage {
  readonly cores: Cores = pinCores()
  readonly folder: string
  readonly upstream: PinnedProcess
  readonly upstreamPort: number
  readonly #redis: PinnedProcess | undefined
  readonly #redisUrl: string
  readonly #subjects: RunningSubject[] = []

  private constructor(folder: string, ports: { upstream: number; redis: number }) {
    this.folder = folder
    this.upstreamPort = ports.upstream
    this.#redisUrl = `redis://127.0.0.1:${ports.redis}`
    const PORT = String(ports.upstream)
    const upstream = join(import.meta.dirname, 'upstream.ts')
    this.upstream = this.#launch('upstream', { command: process.execPath, args: [upstream], env: { PORT } })
    const redisArguments = ['--port', String(ports.redis), '--bind', '127.0.0.1', '--appendonly', 'yes']
    if (redisServer) this.#redis = this.#launch('redis', { command: redisServer, args: redisArguments })
  }

  static async open(): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'scopedeck-bench-'))
    const stage = new Stage(folder, { upstream: await freePort(), redis: await freePort() })
    await stage.upstream.answers(`http://127.0.0.1:${stage.upstreamPort}/refreshes`)
    return stage
  }

  /** Starts it and waits until it serves. Subjects run on until the stage is closed. */
  async start(name: SubjectName): Promise<RunningSubject> {
    const port = await freePort()
    const { args, env } = commandOf(name, { port, upstream: this.upstreamPort }, this.#redisUrl)
    const cores = subjectRow(name).workers ? this.cores.pair : this.cores.subject
    const launched = this.#launch(`subject-${port}`, { command: process.execPath, args, env }, cores)
    const subject = { name, port, process: launched, people: new People(port) }
    this.#subjects.push(subject)
    await launched.answers(`http://127.0.0.1:${port}/readyz`)
    return subject
  }

  async stop(subject: RunningSubject): Promise<void> {
    await subject.people.close()
    await subject.process.stop()
  }

  async close(): Promise<void> {
    await Promise.all(this.#subjects.map((subject) => this.stop(subject)))
    await this.upstream.stop()
    await this.#redis?.stop()
    await rm(this.folder, { recursive: true, force: true })
  }

  #launch(
    name: string,
    command: { command: string; args: string[]; env?: Record<string, string> },
    cores = this.cores.others,
  ): PinnedProcess {
    return new PinnedProcess({ ...command, folder: this.folder, name, cores })
  }
}

const redisServer = ['redis-server', 'valkey-server'].find((name) => spawnSync(name, ['--version']).status === 0)

/** Subjects with a Redis store need a Redis or Valkey in PATH. */
export const canRun = (name: SubjectName): boolean => subjectRow(name).store !== 'redis' || redisServer !== undefined
