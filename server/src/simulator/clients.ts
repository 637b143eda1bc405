import type { Static } from 'typebox'
import { Type } from '../../contract/schema.ts'

/** A client as its developer registered it. */
export interface Client {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
  /** What the consent page calls it. */
  readonly name: string
}

export type Clients = Map<string, Client>

/** The clients of a fresh simulator: its own, and those of a world file. Nothing about it is secret: they open the simulator only. */
export function clientsOf(redirectUris: readonly string[], others: readonly Client[] = []): Clients {
  const client: Client = {
    clientId: 'scopedeck-local',
    clientSecret: 'scopedeck-local-secret',
    redirectUris,
    name: 'Scopedeck',
  }
  return new Map([client, ...others].map((each) => [each.clientId, each]))
}

/** A client as a control or a world file registers it. */
export const NewClient = Type.Object(
  {
    clientId: Type.String({ pattern: '^[\\x21-\\x39\\x3b-\\x7e]{1,200}$' }),
    clientSecret: Type.String({ minLength: 1, maxLength: 200 }),
    /** As registered. Addresses that Spotify would refuse are accepted, so that a test can meet the refusal. */
    redirectUris: Type.Array(Type.String({ minLength: 1, maxLength: 2000 })),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'What the consent page calls it.' })),
  },
  { additionalProperties: false, title: 'NewClient' },
)

export type NewClient = Static<typeof NewClient>

/** Without a name it goes by its id. */
export function clientOf(client: NewClient): Client {
  return { ...client, name: client.name ?? client.clientId }
}
