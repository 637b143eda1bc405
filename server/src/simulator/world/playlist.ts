import { hash } from 'node:crypto'
import type { LocalFile, Playable } from './entities.ts'
import { type Person, spotify } from './person.ts'
import { entityUri } from './spotify-id.ts'

/** One row of a playlist. Two rows may hold the same track; each is its own object. */
export interface Entry {
  /** undefined: what was here is no longer available */
  item: Playable | LocalFile | undefined
  addedAt: number
  addedBy: Person
}

interface PlaylistOptions {
  id: string
  name: string
  owner: Person
  now: () => number
  description?: string
  isPublic?: boolean
  isCollaborative?: boolean
  collaborators?: readonly Person[]
  entries?: readonly Entry[]
  cover?: Cover
  followers?: number
}

/** A drawn cover, none, or an uploaded JPEG. */
export type Cover = 'drawn' | 'none' | Buffer

/** All of a playlist that can change. */
export interface PlaylistState {
  name: string
  description: string
  isPublic: boolean
  isCollaborative: boolean
  cover: Cover
  /** Of the next change. */
  revision: number
  /** By their ids, the present one last. */
  versions: readonly (readonly [snapshotId: string, entries: readonly Entry[]])[]
}

/**
 * Changes against older versions than these are refused as unknown. A choice: Spotify does not say how long it
 * remembers.
 */
const snapshotsKept = 40

/** A playlist and its last versions, so that a change against an older one can be merged into the present one. */
export class Playlist {
  readonly id: string
  readonly owner: Person
  readonly collaborators: readonly Person[]
  readonly followers: number
  readonly #now: () => number
  #name: string
  #description: string
  #isPublic: boolean
  #isCollaborative: boolean
  #cover: Cover
  #revision = 1
  #snapshots = new Map<string, readonly Entry[]>()
  #snapshotId = ''

  constructor({
    id,
    name,
    owner,
    now,
    description = '',
    isPublic = false,
    collaborators = [],
    ...rest
  }: PlaylistOptions) {
    this.id = id
    this.owner = owner
    this.collaborators = collaborators
    this.followers = rest.followers ?? 0
    this.#now = now
    this.#name = name
    this.#description = description
    this.#isPublic = isPublic
    this.#isCollaborative = rest.isCollaborative ?? collaborators.length > 0
    this.#cover = rest.cover ?? 'drawn'
    this.#keep(rest.entries ?? [], 0)
  }

  get name(): string {
    return this.#name
  }

  get description(): string {
    return this.#description
  }

  get isPublic(): boolean {
    return this.#isPublic
  }

  get isCollaborative(): boolean {
    return this.#isCollaborative
  }

  get cover(): Cover {
    return this.#cover
  }

  get entries(): readonly Entry[] {
    return this.#snapshots.get(this.#snapshotId) ?? []
  }

  get snapshotId(): string {
    return this.#snapshotId
  }

  /** Put together by Spotify, by hand or by machine. */
  get isSpotifys(): boolean {
    return this.owner === spotify
  }

  isOwnedBy(id: string): boolean {
    return this.owner.id === id
  }

  /** Whether an account may see and change the items. */
  isSharedWith(id: string): boolean {
    return this.isOwnedBy(id) || (this.#isCollaborative && this.collaborators.some((person) => person.id === id))
  }

  describe(change: {
    name?: string | undefined
    description?: string | undefined
    isPublic?: boolean | undefined
    isCollaborative?: boolean | undefined
  }): void {
    this.#name = change.name ?? this.#name
    this.#description = change.description ?? this.#description
    this.#isPublic = change.isPublic ?? this.#isPublic
    this.#isCollaborative = change.isCollaborative ?? this.#isCollaborative
    this.#keep(this.entries)
  }

  setCover(cover: Cover): void {
    this.#cover = cover
    this.#keep(this.entries)
  }

  replaceEntries(entries: readonly Entry[]): void {
    this.#keep(entries)
  }

  /** The rows as they were in a version; undefined for one that is unknown or too old. */
  entriesAt(snapshotId: string): readonly Entry[] | undefined {
    return this.#snapshots.get(snapshotId)
  }

  save(): PlaylistState {
    return {
      name: this.#name,
      description: this.#description,
      isPublic: this.#isPublic,
      isCollaborative: this.#isCollaborative,
      cover: this.#cover,
      revision: this.#revision,
      versions: [...this.#snapshots],
    }
  }

  restore({ name, description, isPublic, isCollaborative, cover, revision, versions }: PlaylistState): void {
    this.#name = name
    this.#description = description
    this.#isPublic = isPublic
    this.#isCollaborative = isCollaborative
    this.#cover = cover
    this.#revision = revision
    this.#snapshots = new Map(versions)
    this.#snapshotId = versions.at(-1)?.[0] ?? ''
  }

  #keep(entries: readonly Entry[], changedAt = this.#now()): void {
    this.#snapshotId = snapshotId(this.id, this.#revision++, changedAt)
    this.#snapshots.set(this.#snapshotId, entries)
    const [oldest] = this.#snapshots.keys()
    if (oldest !== undefined && this.#snapshots.size > snapshotsKept) this.#snapshots.delete(oldest)
  }
}

/** The URI of a row; `undefined` when its item is no longer available. */
export function entryUri({ item }: Entry): string | undefined {
  return item && entityUri(item)
}

/**
 * The name of one version of a playlist: opaque to clients, and another after each change. The time is in it so that
 * two different histories of a playlist never share a name.
 */
function snapshotId(playlistId: string, revision: number, changedAt: number): string {
  const digest = hash('sha1', `${playlistId} ${revision} ${changedAt}`)
  return Buffer.from(`${revision},${digest}`).toString('base64')
}
