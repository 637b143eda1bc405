/** A client as its developer registered it. */
export interface Client {
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUris: readonly string[]
  /** What the consent page calls it. */
  readonly name: string
}

export type Clients = Map<string, Client>

/** The client of a fresh simulator. Nothing about it is secret: it opens the simulator only. */
export function seededClients(redirectUris: readonly string[]): Clients {
  const client: Client = {
    clientId: 'scopedeck-local',
    clientSecret: 'scopedeck-local-secret',
    redirectUris,
    name: 'Scopedeck',
  }
  return new Map([[client.clientId, client]])
}
