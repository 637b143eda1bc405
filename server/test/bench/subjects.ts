import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { scopes } from '../../contract/scopes.ts'

const root = join(import.meta.dirname, '../../..')

export interface SubjectRow {
  /** What it is, for the reader of the table. */
  description: string
  /** Whether calls need a session. */
  signsIn?: true
  /** Two processes need two processors. */
  workers?: number
  store?: 'sqlite' | 'redis'
}

/** What is measured, in the order of the table. The first is what the others are compared with. */
const subjects = {
  limit: { description: 'bare `node:http` and an undici pool; no session' },
  'http-proxy': { description: 'Fastify with @fastify/http-proxy; no session' },
  'usual BFF': {
    description: 'Fastify, secure-session with the tokens in the cookie, @fastify/reply-from',
    signsIn: true,
  },
  ours: { description: 'this server as it runs, SQLite', signsIn: true, store: 'sqlite' },
  'ours, Redis': { description: 'the same with a Redis store', signsIn: true, store: 'redis' },
  'ours, 2 workers': {
    description: 'the same with SQLite and two processes',
    signsIn: true,
    store: 'sqlite',
    workers: 2,
  },
} as const satisfies Record<string, SubjectRow>
export type SubjectName = keyof typeof subjects
export const subjectNames = Object.keys(subjects) as SubjectName[]
export const subjectRow = (name: SubjectName): SubjectRow => subjects[name]

const programs: Partial<Record<SubjectName, string>> = {
  limit: 'limit.ts',
  'http-proxy': 'http-proxy.ts',
  'usual BFF': 'usual-bff.ts',
}

interface Command {
  args: string[]
  env: Record<string, string>
}

interface Ports {
  port: number
  upstream: number
  redis?: number | undefined
}

export function commandOf(name: SubjectName, ports: Ports): Command {
  const upstream = `http://127.0.0.1:${ports.upstream}`
  const program = programs[name]
  const PORT = String(ports.port)
  if (program === undefined) return ourCommand(subjectRow(name), PORT, upstream, ports.redis)
  const file = join(import.meta.dirname, 'subjects', program)
  return { args: [file], env: { PORT, UPSTREAM: upstream, SCOPES: scopes.join(' ') } }
}

function ourCommand({ workers = 1, store }: SubjectRow, PORT: string, upstream: string, redis?: number): Command {
  const env = {
    ...{ PORT, PUBLIC_URL: `http://127.0.0.1:${PORT}`, SIMULATOR: 'off', WEB_CONCURRENCY: String(workers) },
    ...{ SPOTIFY_CLIENT_ID: 'bench', SPOTIFY_CLIENT_SECRET: 'bench-secret' },
    SPOTIFY_AUTHORIZE_URL: `${upstream}/authorize`,
    SPOTIFY_TOKEN_URL: `${upstream}/api/token`,
    SPOTIFY_API_URL: `${upstream}/v1`,
    SESSION_KEYS: randomBytes(32).toString('base64'),
    SESSION_STORE: store === 'redis' ? `redis://127.0.0.1:${redis}` : `sqlite:sessions-${PORT}.db`,
    // As behind a proxy: people come from addresses of their own, each of which may sign in 300 times a minute.
    TRUST_PROXY: 'loopback',
  }
  return { args: [...productionFlags(), join(root, 'server/src/main.ts')], env }
}

/** What `pnpm start` gives to Node. */
function productionFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
  return /node ((?:--\S+ )*)server\/src\/main\.ts/.exec(scripts.start)?.[1]?.trim().split(' ').filter(Boolean) ?? []
}
