import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { type OperationId, operation, operationIds } from '../../../contract/operations.ts'
import { namedScopes } from '../../../contract/requirements.ts'
import type { Scope } from '../../../contract/scopes.ts'

/** A table of Spotify's operations beside its description. */
const file = join(dirname(process.env.SPOTIFY_OPENAPI ?? ''), 'operations.tsv')
const isThere = Boolean(process.env.SPOTIFY_OPENAPI) && existsSync(file)

/** Where our catalogue names more scopes than Spotify lists, and why it is right to. */
const knownScopes: Partial<Record<OperationId, { adds: Scope[]; reason: string }>> = {
  'get-playlist': { adds: ['playlist-read-private'], reason: 'Needed where the playlist is private.' },
  'get-playlist-cover': { adds: ['playlist-read-private'], reason: 'Needed where the playlist is private.' },
  'get-a-list-of-current-users-playlists': {
    adds: ['playlist-read-collaborative'],
    reason: 'Without it, playlists that others opened to the account are silently missing.',
  },
}

async function readRows() {
  const [heading = '', ...lines] = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const names = heading.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(names.map((name, nth) => [name, cells[nth] ?? '']))
  })
}

test.skipIf(!isThere)('the catalogue has the operations of Spotify’s list, and no others', async () => {
  const theirs = (await readRows()).map(({ operationId, method, path, deprecated }) => ({
    id: operationId,
    method,
    path,
    isRemoved: deprecated === 'yes',
  }))
  const ours = operationIds.map((id) => {
    const { method, path, removedSince } = operation(id)
    return { id, method, path, isRemoved: removedSince !== undefined }
  })
  const byId = (one: { id: string | undefined }, other: { id: string | undefined }) =>
    String(one.id).localeCompare(String(other.id))
  expect(ours.toSorted(byId)).toEqual(theirs.toSorted(byId))
})

test.skipIf(!isThere)('each needs the scopes that Spotify lists, and more only with a reason', async () => {
  const theirs = (await readRows()).map(({ operationId = '', scopes = '' }) => {
    const listed = scopes.split(' ').filter((scope) => scope !== '')
    return [operationId, [...listed, ...(knownScopes[operationId as OperationId]?.adds ?? [])].toSorted()]
  })
  const ours = operationIds.map((id) => [id, namedScopes(operation(id).requirement).toSorted()])
  expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs))
})
