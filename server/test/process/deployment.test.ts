import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { parse } from 'yaml'
import { settingNames, settingRow } from '../../src/config/settings.ts'
import { isOpensslThere } from '../harness/certificate.ts'
import { test } from '../harness/fixtures.ts'
import { settingsFor } from '../harness/open-app.ts'
import { isRedisThere } from '../harness/redis-process.ts'
import { startRedis } from '../harness/redis-server.ts'
import { startProcess } from '../harness/start-process.ts'
import { temporaryFolder } from '../harness/temporary-folder.ts'

const root = join(import.meta.dirname, '../../..')
const read = (name: string) => readFileSync(join(root, name), 'utf8')

interface Service {
  image: string
  command?: string[]
  environment?: Record<string, string>
  secrets?: string[]
  volumes?: string[]
  networks?: string[]
  depends_on?: Record<string, { condition: string }>
  healthcheck?: unknown
}
interface Compose {
  services: Record<string, Service>
  secrets: Record<string, { file: string }>
  networks: object
  volumes: object
}

const compose: Compose = parse(read('compose.yaml'), { merge: true })
const dockerfile = read('Dockerfile')
/** The lines of one instruction, each as a whole. */
const lines = (instruction: string) =>
  dockerfile
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1))

const known = settingNames.flatMap((name) => {
  const { secret, file } = settingRow(name)
  return secret || file ? [name, `${name}_FILE`] : [name]
})

describe('the Dockerfile', () => {
  test('builds and runs with the Node and the pnpm that everything else does', () => {
    const { catalog } = parse(read('pnpm-workspace.yaml'))
    const { packageManager } = JSON.parse(read('package.json'))
    for (const image of lines('FROM')) expect(image).toMatch(new RegExp(`^node:${catalog.node}-\\w+-slim( AS \\w+)?$`))
    expect(new Set(dockerfile.match(/pnpm@[\d.]+/g))).toEqual(new Set([packageManager]))
  })

  test('copies what is there, installs nothing that only development needs, and does not run as root', () => {
    for (const line of lines('COPY').filter((copy) => !copy.startsWith('--from=')))
      for (const source of line.split(' ').slice(0, -1))
        expect([source, existsSync(join(root, source))]).toEqual([source, true])
    const final = dockerfile.split(/^FROM .*$/m).at(-1) ?? ''
    expect(final).not.toMatch(/--from=build (?!\/deck\/web\/dist)/)
    expect(
      lines('RUN')
        .filter((run) => run.includes('install'))
        .at(1),
    ).toContain('--prod')
    expect(lines('USER')).toEqual(['node', 'node'])
  })

  test('sets what a server knows, keeps what must outlive it, and says by itself how it is', () => {
    const names = lines('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=')[0]))
    for (const name of names) expect([...known, 'NODE_ENV', 'NODE_COMPILE_CACHE']).toContain(name)
    expect(lines('EXPOSE')).toEqual([settingRow('SIMULATOR_PORT').default, settingRow('PORT').default])
    expect(lines('VOLUME')).toEqual(['/deck/.data'])
    expect(settingRow('SESSION_STORE').default).toMatch(/^sqlite:\.data\//)
    expect(lines('HEALTHCHECK').join()).toContain('/readyz')
  })

  test('has the simulator alone as a target, with nothing of the web', () => {
    const stage = dockerfile.split(/^FROM .* AS simulator$/m)[1]?.split(/^FROM /m)[0] ?? ''
    expect(stage).not.toContain('--from=build')
    const [, file = ''] = /ENTRYPOINT \["node", "(.*)"\]/.exec(stage) ?? []
    expect([file, existsSync(join(root, file))]).toEqual(['server/src/start/simulator-main.ts', true])
    const { simulator } = parse(read('deploy/compose.simulator.yaml')).services
    expect(simulator.build.target).toBe('simulator')
    expect(known).toEqual(expect.arrayContaining(Object.keys(simulator.environment)))
  })

  test('sends no secret, no data and no test to the build', () => {
    const [first, ...rest] = read('.dockerignore').trim().split('\n')
    expect(first).toBe('*')
    for (const name of ['.env', '.data', 'secrets', '.git'])
      expect(rest.filter((line) => line.includes(`!${name}`))).toEqual([])
    expect(rest).toEqual(expect.arrayContaining(['**/node_modules', '**/*.test.ts', '**/testing']))
  })
})

describe('compose.yaml', () => {
  test('names versions, settings that are known, and everything it uses', () => {
    for (const [name, service] of Object.entries(compose.services)) {
      if (service.image !== 'scopedeck')
        expect([name, service.image]).toEqual([name, expect.stringMatching(/:\d+\.\d+\.\d+$/)])
      for (const secret of service.secrets ?? []) expect(Object.keys(compose.secrets)).toContain(secret)
      for (const network of service.networks ?? []) expect(Object.keys(compose.networks)).toContain(network)
      for (const volume of service.volumes ?? []) {
        const [source = ''] = volume.split(':')
        if (source.startsWith('./')) expect([source, existsSync(join(root, source))]).toEqual([source, true])
        else expect(Object.keys(compose.volumes)).toContain(source)
      }
    }
    for (const server of servers()) expect(known).toEqual(expect.arrayContaining(Object.keys(server.environment ?? {})))
    expect(servers()).toHaveLength(2)
  })

  test('starts nothing before what it needs is healthy', () => {
    const healthy = Object.keys(compose.services).filter(
      (name) => compose.services[name]?.healthcheck || compose.services[name]?.image === 'scopedeck',
    )
    for (const { depends_on = {} } of Object.values(compose.services))
      for (const [name, { condition }] of Object.entries(depends_on))
        expect([healthy.includes(name), condition]).toEqual([true, 'service_healthy'])
    for (const server of servers()) expect(Object.keys(server.depends_on ?? {})).toContain('valkey')
    expect(Object.keys(compose.services.proxy?.depends_on ?? {})).toEqual(['deck-a', 'deck-b'])
  })

  test.runIf(isOpensslThere && isRedisThere)(
    'is enough for servers that share their sessions, with secrets as they are made',
    {
      timeout: 60_000,
    },
    async ({ simulator }) => {
      await simulator.reset()
      const secrets = temporaryFolder()
      execFileSync('sh', [join(root, 'deploy/make-secrets.sh'), secrets])
      writeFileSync(join(secrets, 'spotify-client-id'), 'scopedeck-local\n')
      writeFileSync(join(secrets, 'spotify-client-secret'), 'scopedeck-local-secret\n')
      expect(readdirSync(secrets).toSorted()).toEqual(
        Object.values(compose.secrets)
          .map(({ file }) => file.replace('secrets/', ''))
          .toSorted(),
      )
      const inPlace = (text: string) =>
        text.replace('/run/secrets', secrets).replace(/\$\{DECK_HOST:[^}]*\}/, 'deck.example')

      const [, ...command] = compose.services.valkey?.command ?? []
      const redis = await startRedis(...command.map(inPlace))
      const store = readFileSync(join(secrets, 'session-store'), 'utf8').replace(
        'valkey:6379',
        `127.0.0.1:${redis.port}`,
      )
      writeFileSync(join(secrets, 'session-store'), store)

      const { SPOTIFY_AUTHORIZE_URL, SPOTIFY_TOKEN_URL, SPOTIFY_API_URL } = settingsFor(simulator.origin)
      const elsewhere = { SPOTIFY_AUTHORIZE_URL, SPOTIFY_TOKEN_URL, SPOTIFY_API_URL, NODE_ENV: 'production' }
      const start = ({ environment = {} }: Service) => {
        const settings = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, inPlace(value)]))
        return startProcess({ ...settings, ...elsewhere })
      }
      const [one, other] = await Promise.all(servers().map(start))
      const ada = await one?.signIn({ scopes: ['user-top-read'] })
      if (!ada) throw new Error('There are two decks.')
      expect((await other?.browser().carrying(ada).call('/me/top/tracks'))?.status).toBe(200)
      one?.leakDetector.assertNoLeaks()
    },
  )
})

function servers(): Service[] {
  return Object.values(compose.services).filter(({ image }) => image === 'scopedeck')
}
