import type { OperationId } from '../../../contract/operations.ts'
import type { CallFacts } from '../../../contract/requirements.ts'
import type { Settings } from '../settings.ts'
import type { SimulatedAccount } from '../world/account.ts'
import type { Entry } from '../world/playlist.ts'
import type { World } from '../world/world.ts'
import type { JsonBytes } from './json-bytes.ts'

/** One Web API call of an authenticated account. */
export interface Call extends View {
  world: World
  /** Rows of playlists, written down. */
  entryRows: { of(entry: Entry, view: View): JsonBytes }
  /** Below the origin and without the query. */
  path: string
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  /** As it came; most operations read it as JSON. */
  rawBody: string
}

export interface Answer {
  status: number
  /** What is written as JSON, or `JsonBytes`. */
  body?: unknown
}

/** How one operation answers. */
export interface Endpoint {
  /** What this call's scopes depend on, where they depend on something. */
  facts?(call: Call): CallFacts
  answer(call: Call): Answer
}

export type Endpoints = Partial<Record<OperationId, Endpoint>>

export const ok = (body?: unknown): Answer => ({ status: 200, body })
export const created = (body: unknown): Answer => ({ status: 201, body })
export const accepted = (): Answer => ({ status: 202 })
export const noContent = (): Answer => ({ status: 204 })

/** For whom an object is described: its members depend on the mode and on the grant. */
export interface View {
  origin: string
  mode: Settings['mode']
  account: SimulatedAccount
  scopes: ReadonlySet<string>
  /** Where things are to be played, of a call that asks for a market. */
  market?: string | undefined
  /** The client says that it knows episodes; one that does not gets them in the form of tracks. */
  knowsEpisodes?: boolean
}
