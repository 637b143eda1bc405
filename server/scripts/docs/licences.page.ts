import { readFileSync, realpathSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { join } from 'node:path'
import { isRecord } from '../../contract/json.ts'
import { code, table } from './markdown.ts'

const root = join(import.meta.dirname, '../../..')
/** What runs on a server and what a browser gets. Tools of the development are not part of either. */
const products = ['server/package.json', 'web/package.json']

interface Library {
  name: string
  version: string
  licence: string
}

/** Every library that a product needs, with what those need in turn, as the lock file has them installed. */
function readLibraries(): Library[] {
  const libraries = new Map<string, Library>()
  const visit = (manifest: string) => {
    for (const name of Object.keys(recordOf(readManifest(manifest).dependencies))) {
      const found = name.startsWith('@scopedeck/') ? undefined : findPackageJSON(name, manifest)
      if (found === undefined) continue
      // What a library needs lies beside its true place.
      const path = realpathSync(found)
      if (libraries.has(path)) continue
      const { version, license } = readManifest(path)
      libraries.set(path, { name, version: String(version), licence: licenceOf(license) })
      visit(path)
    }
  }
  for (const product of products) visit(join(root, product))
  return [...libraries.values()]
}

const readManifest = (path: string) => recordOf(JSON.parse(readFileSync(path, 'utf8')))
const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})

/** Older packages write `{ "type": "MIT" }`. */
const licenceOf = (license: unknown): string =>
  isRecord(license) ? String(license.type) : typeof license === 'string' ? license : 'not named'

/** Each library once for each of its versions, by licence and name. */
export function licencesPage(): string {
  const libraries = readLibraries()
  const rows = new Map(libraries.map((library) => [`${library.licence} ${library.name} ${library.version}`, library]))
  const sorted = [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, library]) => library)
  const cells = sorted.map(({ name, version, licence }) => [code(name), version, licence])
  const count = (licence: string) => sorted.filter((library) => library.licence === licence).length
  const kinds = [...new Set(sorted.map(({ licence }) => licence))].map((licence) => `${licence} ${count(licence)}`)
  return `# Licences of others\n\n${about(sorted.length, kinds)}\n\n${table(['library', 'version', 'licence'], cells)}\n`
}

const about = (count: number, kinds: readonly string[]) =>
  `Scopedeck itself is under the [MIT licence](../LICENSE). A server and the pages that it sends contain ${count} libraries of others, each under its own
licence: ${kinds.join(', ')}. Their full texts come with the packages, in \`node_modules\`.`
