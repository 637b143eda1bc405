import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { cookieNames } from '@scopedeck/server/contract/cookies.ts'

const root = join(import.meta.dirname, '..')

/** A running Scopedeck with its simulator, on ports of its own. */
export interface Server {
  origin: string
  simulatorOrigin: string
  /** The name of the session's cookie. */
  sessionCookie: string
  /** What must never be seen outside the server. */
  secrets: string[]
  stop(): Promise<void>
}

export async function startServer(): Promise<Server> {
  const first = lowestPort + 200 * Number(process.env.TEST_PARALLEL_INDEX ?? 0)
  const [port, simulatorPort] = [await freePort(first), await freePort(first + 100)]
  const sessionKey = randomBytes(32).toString('base64')
  const child = spawn('node', ['server/src/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/node'),
      PORT: String(port),
      SIMULATOR_PORT: String(simulatorPort),
      SESSION_STORE: 'memory:',
      SESSION_KEYS: sessionKey,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const origin = `http://127.0.0.1:${port}`
  await ready(child, origin)
  return {
    origin,
    simulatorOrigin: `http://localhost:${simulatorPort}`,
    sessionCookie: cookieNames(origin).session,
    secrets: [sessionKey, 'scopedeck-local-secret'],
    stop: () => stop(child),
  }
}

/**
 * The system itself gives out ports from 32768 on: it could give away a port between this choice and the start of the
 * server. Each worker of Playwright has a range of its own, and so has each checkout whose tests run at the same time, by
 * `E2E_LOWEST_PORT`.
 */
const lowestPort = Number(process.env.E2E_LOWEST_PORT ?? 31_000)

async function freePort(from: number): Promise<number> {
  const server = createServer().listen(from, '127.0.0.1')
  try {
    await once(server, 'listening')
  } catch {
    return freePort(from + 1)
  }
  server.close()
  await once(server, 'close')
  return from
}

async function ready(child: ChildProcess, origin: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended at its start with exit code ${child.exitCode}.`)
    const response = await fetch(`${origin}/readyz`).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}
