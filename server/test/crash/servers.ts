import { settingsFor } from '../harness/open-app.ts'
import { ServerProcess } from '../harness/server-process.ts'
import type { Simulator } from '../harness/simulator.ts'
import { testPort } from '../harness/test-port.ts'

interface ServersOptions {
  simulator: Simulator
  /** Where they run; the caller makes it and takes it away. */
  folder: string
  /** `SESSION_STORE` of all of them. */
  sessionStore: string
  count: number
}

/** Servers on one store, each of which comes back on its port after it was killed. */
export class Servers {
  readonly #settings: Record<string, string>
  readonly #folder: string
  #all: ServerProcess[] = []

  private constructor({ simulator, folder, sessionStore }: ServersOptions) {
    this.#settings = { ...settingsFor(simulator.origin), SESSION_STORE: sessionStore }
    this.#folder = folder
  }

  static async start(options: ServersOptions): Promise<Servers> {
    const servers = new Servers(options)
    // One after the other: the first one makes the file.
    for (let nth = 0; nth < options.count; nth += 1) servers.#all.push(await servers.#launch(await testPort()))
    return servers
  }

  get all(): readonly ServerProcess[] {
    return this.#all
  }

  /** @param random at least 0, below 1 */
  pick(random: number): ServerProcess {
    const server = this.#all[Math.floor(random * this.#all.length)]
    if (!server) throw new Error('There is no server.')
    return server
  }

  /** Kills one of them, or all at once. */
  async kill(which: ServerProcess | 'all'): Promise<void> {
    await Promise.all((which === 'all' ? this.#all : [which]).map((server) => server.end('SIGKILL')))
  }

  /** Starts again what was killed. Mistakes and secrets in what it said are an error. */
  async restart(): Promise<void> {
    this.#all = await Promise.all(
      this.#all.map(async (server) => {
        if (server.child.signalCode === null) return server
        await server.close()
        server.leakDetector.assertNoLeaks()
        return this.#launch(Number(new URL(server.origin).port))
      }),
    )
  }

  close = () => Promise.all(this.#all.map((server) => server.close()))

  #launch = (port: number) => new ServerProcess({ ...this.#settings, PORT: String(port) }, this.#folder).ready()
}
