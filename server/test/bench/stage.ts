import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../src/async/free-port.ts'
import type { RedisAddress } from '../../src/store/redis-address.ts'
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
  /** Undefined where there is neither Redis nor Valkey in PATH. */
  readonly redis: RedisAddress | undefined
  readonly #redis: PinnedProcess | undefined
  readonly #wanted: readonly string[] | undefined
  readonly #subjects: RunningSubject[] = []

  private constructor(folder: string, ports: { upstream: number; redis: number }, wanted?: readonly string[]) {
    this.folder = folder
    this.#wanted = wanted
    this.upstreamPort = ports.upstream
    const PORT = String(ports.upstream)
    const upstream = join(import.meta.dirname, 'upstream.ts')
    this.upstream = this.#launch('upstream', { command: process.execPath, args: [upstream], env: { PORT } })
    const redisArguments = [
      '--port',
      String(ports.redis),
      '--bind',
      '127.0.0.1',
      '--appendonly',
      'yes',
      ...['--save', ''],
    ]
    if (!redisServer) return
    this.redis = { host: '127.0.0.1', port: ports.redis, tls: false, database: 0, prefix: 'scopedeck:' }
    this.#redis = this.#launch('redis', { command: redisServer, args: redisArguments })
  }

  /** @param wanted the only subjects to measure; all when left out */
  static async open(wanted?: readonly string[]): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'scopedeck-bench-'))
    const stage = new Stage(folder, { upstream: await freePort(), redis: await freePort() }, wanted)
    await stage.upstream.listens(stage.upstreamPort)
    if (stage.redis) await stage.#redis?.listens(stage.redis.port)
    return stage
  }

  /** Whether it is to be measured and can be: a Redis store needs a Redis. */
  measures = (name: SubjectName): boolean =>
    (this.#wanted?.includes(name) ?? true) && (subjectRow(name).store !== 'redis' || this.redis !== undefined)

  /** Starts it and waits until it serves. Subjects run on until the stage is closed. */
  async start(name: SubjectName): Promise<RunningSubject> {
    const port = await freePort()
    const { args, env } = commandOf(name, { port, upstream: this.upstreamPort, redis: this.redis?.port })
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
