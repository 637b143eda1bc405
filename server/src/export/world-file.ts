import { isRecord } from '../../contract/json.ts'
import type { OperationId } from '../../contract/operations.ts'
import type { WorldKept } from '../../contract/world-file.ts'
import { WorldEntities } from './world-entities.ts'

interface Person {
  id: string
  displayName: string
}

/** A list of the Web API. */
export interface ListCall {
  operation: OperationId
  params?: Record<string, string>
  query?: Record<string, string>
  /** The member that the page is in, where it is not the answer itself. */
  within?: string
}

/** The items of a list, page after page; none where the grant or the owner does not allow it. */
export type ReadList = (call: ListCall) => AsyncGenerator<readonly unknown[]>

/** An id as a world file has it. */
const personId = (id: unknown): string =>
  String(id)
    .replace(/[^\w.-]/g, '_')
    .slice(0, 128) || 'nobody'

/**
 * The text of a world file, piece by piece: the library of one account, as far as its grant goes. It holds neither e-mail
 * addresses nor tokens, because only what a world needs is taken from the answers.
 */
export async function* worldFile(account: Person, read: ReadList): AsyncGenerator<string> {
  const entities = new WorldEntities()
  const people = new Map<string, Person>()
  const owner = { id: personId(account.id), displayName: account.displayName }
  const followed: string[] = []
  yield `{"name":${JSON.stringify(`The library of ${account.displayName}`)},"playlists":[`
  let separator = ''
  for await (const playlist of flat(read({ operation: 'get-a-list-of-current-users-playlists' }))) {
    if (!isRecord(playlist) || typeof playlist.id !== 'string' || !/^[0-9A-Za-z]{22}$/.test(playlist.id)) continue
    const person = personOf(playlist.owner, owner)
    if (person.id !== owner.id) people.set(person.id, person)
    if (person.id !== owner.id) followed.push(playlist.id)
    yield `${separator}${headOf(playlist, person)},"items":[`
    separator = ','
    yield* rowsOf(playlist.id, read, entities)
    yield ']}'
  }
  const saved = await libraryOf(read, entities)
  const accounts = [{ ...owner, ...saved, playlists: followed }]
  yield `],"people":${JSON.stringify([...people.values()])},"accounts":${JSON.stringify(accounts)}`
  for (const [name, rows] of Object.entries(entities.lists())) yield `,"${name}":${JSON.stringify(rows)}`
  yield '}'
}

async function* flat(pages: AsyncGenerator<readonly unknown[]>): AsyncGenerator<unknown> {
  for await (const page of pages) yield* page
}

function personOf(value: unknown, owner: Person): Person {
  if (!isRecord(value)) return owner
  const id = personId(value.id)
  return { id, displayName: typeof value.display_name === 'string' ? value.display_name : id }
}

/** A playlist without its rows and without the brace at its end. */
function headOf({ id, name, description, ...rest }: Record<string, unknown>, owner: Person): string {
  const head = {
    id,
    name: String(name ?? ''),
    owner: owner.id,
    description: String(description ?? ''),
    public: rest.public === true,
    collaborative: rest.collaborative === true,
  }
  return JSON.stringify(head).slice(0, -1)
}

async function* rowsOf(id: string, read: ReadList, entities: WorldEntities): AsyncGenerator<string> {
  let separator = ''
  const query = { additional_types: 'track,episode' }
  for await (const page of read({ operation: 'get-playlists-items', params: { playlist_id: id }, query })) {
    const rows = page.map((row) => JSON.stringify(rowOf(row, entities)))
    if (rows.length > 0) yield separator + rows.join(',')
    separator = ','
  }
}

function rowOf(row: unknown, entities: WorldEntities) {
  if (!isRecord(row)) return null
  const uri = entities.row(row.item ?? row.track)
  return { uri, ...addedAt(row.added_at) }
}

function addedAt(value: unknown): { addedAt?: string } {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value) ? { addedAt: value } : {}
}

/** What is saved and followed, listened to most and last. */
async function libraryOf(read: ReadList, entities: WorldEntities) {
  const kept = (operation: OperationId, take: (item: unknown) => string | undefined) =>
    gather(read({ operation }), (item) => keptOf(item, take))
  const ids = (call: ListCall, take: (item: unknown) => string | undefined) => gather(read(call), take)
  const track = (value: unknown) => entities.track(value)
  const artist = (value: unknown) => entities.artist(value)
  return {
    tracks: await kept('get-users-saved-tracks', (row) => track(memberOf(row, 'track'))),
    albums: await kept('get-users-saved-albums', (row) => entities.album(memberOf(row, 'album'))),
    shows: await kept('get-users-saved-shows', (row) => entities.show(memberOf(row, 'show'))),
    episodes: await kept('get-users-saved-episodes', (row) => entities.episode(memberOf(row, 'episode'))),
    audiobooks: await kept('get-users-saved-audiobooks', (row) =>
      entities.audiobook(memberOf(row, 'audiobook') ?? row),
    ),
    artists: await ids({ operation: 'get-followed', query: { type: 'artist' }, within: 'artists' }, artist),
    top: {
      artists: await ids({ operation: 'get-users-top-artists' }, artist),
      tracks: await ids({ operation: 'get-users-top-tracks' }, track),
    },
    recentlyPlayed: await ids({ operation: 'get-recently-played' }, (row) => track(memberOf(row, 'track'))),
  }
}

const memberOf = (row: unknown, name: string): unknown => (isRecord(row) ? row[name] : undefined)

function keptOf(row: unknown, take: (row: unknown) => string | undefined): WorldKept | undefined {
  const id = take(row)
  const { addedAt: at } = addedAt(memberOf(row, 'added_at'))
  return id === undefined || at === undefined ? id : { id, addedAt: at }
}

async function gather<Kept>(
  pages: AsyncGenerator<readonly unknown[]>,
  take: (item: unknown) => Kept | undefined,
): Promise<Kept[]> {
  const kept: Kept[] = []
  for await (const item of flat(pages)) {
    const one = take(item)
    if (one !== undefined) kept.push(one)
  }
  return kept
}
