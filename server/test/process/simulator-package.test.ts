import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../../..')
const source = join(root, 'server/simulator-package')
const folder = mkdtempSync(join(tmpdir(), 'scopedeck-package-'))
const modules = join(folder, 'node_modules')
const home = join(modules, '@scopedeck/simulator')

/** The machine's own Node, which may be as old as the package allows; ours where there is no other. */
const machineNode =
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter((place) => !place.includes('node_modules'))
    .map((place) => join(place, 'node'))
    .find((path) => existsSync(path)) ?? process.execPath

interface Manifest {
  dependencies: Record<string, string>
  bin: Record<string, string>
}
const manifest = (): Manifest => JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))

/** Makes one package of ours available in the folder, as an installation would. */
function link(name: string): void {
  mkdirSync(dirname(join(modules, name)), { recursive: true })
  symlinkSync(realpathSync(join(source, 'node_modules', name)), join(modules, name))
}

// As `npm install` of the tarball does, without a registry: unpacked, with the packages that it lists and no other.
beforeAll(async () => {
  await run('npx', ['-y', 'pnpm', 'pack', '--pack-destination', folder], { cwd: source })
  mkdirSync(home, { recursive: true })
  await run('tar', ['xzf', join(folder, 'scopedeck-simulator-0.1.0.tgz'), '--strip-components=1', '-C', home])
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  for (const name of Object.keys(manifest().dependencies)) link(name)
  cpSync(join(home, 'examples'), join(folder, 'examples'), { recursive: true })
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const example = (...command: string[]) => {
  const [file = '', ...args] = command
  return run(file, args, { cwd: join(folder, 'examples'), env: { PATH: process.env.PATH, CI: '1' } })
}

test('its dependencies are real versions', () => {
  const versions = Object.values(manifest().dependencies)
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('it brings types that TypeScript accepts', async () => {
  link('@types/node')
  const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node']
  await example('tsc', ...flags, join(home, 'dist/index.d.ts'))
})

test('the example for Node’s own tests passes in the Node of this machine', async () => {
  const { stdout } = await example(machineNode, '--test', 'node.test.mjs')
  expect(stdout).toMatch(/pass 3\b/)
})

// Their usual 5 s are too few for a busy machine.
const vitest = ['run', 'vitest.test.js', '--testTimeout=60000', '--hookTimeout=60000']
const jest = ['--testMatch=**/jest.test.cjs', '--testTimeout=60000']

test('the example for vitest passes', async () => {
  link('vitest')
  await example(process.execPath, join(modules, 'vitest/vitest.mjs'), ...vitest)
})

test('the example for jest passes, as CommonJS and without flags', async () => {
  link('jest')
  await example(process.execPath, join(modules, 'jest/bin/jest.js'), ...jest)
})

test('the example for Playwright passes', async () => {
  link('@playwright/test')
  await example(process.execPath, join(modules, '@playwright/test/cli.js'), 'test', 'playwright.spec.js')
})

/** The command, as a person has it after the installation. */
const command = (...args: string[]) =>
  spawn(machineNode, [join(home, manifest().bin['scopedeck-simulator'] ?? ''), ...args], { cwd: folder })

test('the command serves other languages: Python and curl', async () => {
  const child = command('--port', '0')
  const [banner] = await once(child.stdout, 'data')
  const url = /http:\/\/localhost:\d+/.exec(String(banner))?.[0] ?? ''
  const env = { PATH: process.env.PATH, SIMULATOR_URL: url }
  const place = { cwd: join(folder, 'examples'), env }
  await run('python3', ['-m', 'unittest', 'test_simulator'], place)
  const { stdout } = await run('sh', ['curl.sh'], place)
  expect(stdout).toMatch(/^429\n\{"requests":\[\{.*"operation":"get-users-top-artists"/)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test.for([
  [['--port', 'x'], 2, '--port is “x”, and must be a port, 0 to 65535.'],
  [['--prot', '1'], 2, 'There is no option --prot.'],
  [['--world', 'nowhere.json'], 1, 'ENOENT'],
] as const)('the command says in one sentence what is wrong: %s', async ([args, code, sentence]) => {
  const child = command(...args)
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  expect(await once(child, 'close')).toEqual([code, null])
  expect(said.split('\n')[0]).toContain(sentence)
})

test('speaks https with a certificate made for it, which its own client trusts', async () => {
  const script = `import { startSimulator } from '@scopedeck/simulator'
const simulator = await startSimulator({ tls: true })
const { access_token } = await simulator.signIn('ada', ['user-top-read'])
const world = await simulator.createWorld()
const requests = await world.requests()
console.log(JSON.stringify([simulator.url.split(':')[0], access_token.slice(0, 4), simulator.ca.split('\\n')[0], requests]))
await simulator.close()`
  const { stdout } = await run(machineNode, ['--input-type=module', '-e', script], { cwd: folder })
  expect(JSON.parse(stdout)).toEqual(['https', 'sim_', '-----BEGIN CERTIFICATE-----', []])
})
