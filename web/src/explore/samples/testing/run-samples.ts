import { execFile, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { operation, operationIds } from '@scopedeck/server/contract/operations.ts'
import { onTestFinished } from 'vitest'
import { pictureFile } from '../sample-call.ts'
import { sdkSignatures } from './sdk-signatures.ts'

/** The code of many samples by name. One process runs all of a language. */
export type Samples = Readonly<Record<string, string>>
/** What went wrong, by the name of the sample. */
export type Faults = Readonly<Record<string, string>>

export const hasTool = (tool: string): boolean => !spawnSync(tool, ['--version']).error

/** A folder with the picture that the samples of an upload read. */
export async function folderWithPicture(base64: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'samples-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, pictureFile), Buffer.from(base64, 'base64'))
  return folder
}

export async function runShell(samples: Samples, token: string, cwd: string): Promise<void> {
  const script = Object.values(samples).map((sample) => `(\n${sample}\n) > /dev/null 2>&1\n`)
  await writeFile(join(cwd, 'samples.sh'), `ACCESS_TOKEN='${token}'\n${script.join('')}`)
  await promisify(execFile)('sh', ['samples.sh'], { cwd })
}

export async function runNode(samples: Samples, token: string, cwd: string): Promise<Faults> {
  const functions = Object.entries(samples).map(
    ([name, sample]) => `${JSON.stringify(name)}: async () => {\n${sample}\n}`,
  )
  const program = `
    const ACCESS_TOKEN = ${JSON.stringify(token)}
    const samples = {${functions.join(',\n')}}
    const faults = {}
    for (const [name, sample] of Object.entries(samples)) await sample().catch((error) => { faults[name] = String(error) })
    console.log(JSON.stringify(faults))`
  await writeFile(join(cwd, 'samples.mjs'), program)
  const { stdout } = await promisify(execFile)(process.execPath, ['samples.mjs'], { cwd })
  return JSON.parse(stdout)
}

export async function runPython(samples: Samples, token: string, cwd: string): Promise<Faults> {
  const python = spawn('python3', [join(import.meta.dirname, 'run_samples.py')], {
    cwd,
    // Nothing is written beside the source, and no proxy stands before loopback.
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', NO_PROXY: '*' },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  python.stdin.end(JSON.stringify({ samples, token, controllers: sdkControllers() }))
  return JSON.parse(await text(python.stdout))
}

interface SdkMethod {
  method: string
  path: string
  /** Each with its default; `required` for none. */
  parameters: Record<string, string | number | null>
}

/** The methods of the SDK by controller and name, with the call that each makes. */
function sdkControllers(): Record<string, Record<string, SdkMethod>> {
  const controllers: Record<string, Record<string, SdkMethod>> = {}
  for (const signature of sdkSignatures) {
    const [, controller = '', name = '', list = ''] = /^(\w+)\.(\w+)\((.*)\)$/.exec(signature) ?? []
    controllers[controller] = { ...controllers[controller], [name]: { ...callOf(name), parameters: defaultsIn(list) } }
  }
  return controllers
}

function callOf(name: string): { method: string; path: string } {
  const dashed = name.replaceAll('_', '-')
  // When the SDK was made, playlists were created below the account's own address.
  const id = operationIds.find((each) => each === (dashed === 'create-playlist' ? `${dashed}-for-user` : dashed))
  if (!id) throw new Error(`The SDK has ${name}, and the catalogue has no such call.`)
  const { method, path } = operation(id)
  return { method, path }
}

function defaultsIn(list: string): SdkMethod['parameters'] {
  const pairs = list.split(', ').filter(Boolean)
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value] = pair.split('=')
      return [name, value === undefined ? 'required' : value === 'None' ? null : JSON.parse(value.replaceAll("'", '"'))]
    }),
  )
}
