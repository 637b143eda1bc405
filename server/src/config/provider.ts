import type { Provider } from '../../contract/session.ts'
import type { SettingValues } from './settings.ts'

/** The authorization server and the Web API that we use, and the client that we are there. */
export interface ProviderConfig {
  kind: Provider['kind']
  clientId: string
  clientSecret: string
  authorizeUrl: string
  tokenUrl: string
  revocationUrl?: string
  apiUrl: string
  issuer?: string
}

interface Endpoints {
  authorizeUrl: string
  tokenUrl: string
  apiUrl: string
}

const spotifyEndpoints: Endpoints = {
  authorizeUrl: 'https://accounts.spotify.com/authorize',
  tokenUrl: 'https://accounts.spotify.com/api/token',
  apiUrl: 'https://api.spotify.com/v1',
}

/** Another host than ours on purpose: cookies do not separate ports, and a real consent is a cross-site redirect. */
const simulatorEndpoints = (values: SettingValues): Endpoints => {
  const address = simulatorAddress(values)
  return { authorizeUrl: `${address}/authorize`, tokenUrl: `${address}/api/token`, apiUrl: `${address}/v1` }
}

/** Where the simulator is reached, by browsers and by us: its answers link to it. */
export function simulatorAddress(values: SettingValues): string {
  const scheme = values.SIMULATOR_TLS_CERT ? 'https' : 'http'
  return values.SIMULATOR_PUBLIC_URL ?? `${scheme}://localhost:${values.SIMULATOR_PORT}`
}

/** The client that the simulator knows from the start. Nothing about it is secret. */
const simulatorClient = { clientId: 'scopedeck-local', clientSecret: 'scopedeck-local-secret' }

/**
 * Each endpoint that is set is used; the others are the simulator's while it runs, or else Spotify's. The simulator does
 * not know the client id from Spotify's dashboard, so its own client is used there.
 */
export function chooseProvider(values: SettingValues, simulated: boolean): ProviderConfig {
  const defaults = simulated ? simulatorEndpoints(values) : spotifyEndpoints
  const authorizeUrl = values.SPOTIFY_AUTHORIZE_URL ?? defaults.authorizeUrl
  return {
    kind: kindOf(authorizeUrl, values.SPOTIFY_AUTHORIZE_URL === undefined && simulated),
    ...chooseClient(values, simulated),
    authorizeUrl,
    tokenUrl: values.SPOTIFY_TOKEN_URL ?? defaults.tokenUrl,
    apiUrl: values.SPOTIFY_API_URL ?? defaults.apiUrl,
    ...(values.SPOTIFY_REVOCATION_URL !== undefined && { revocationUrl: values.SPOTIFY_REVOCATION_URL }),
    ...(values.SPOTIFY_ISSUER !== undefined && { issuer: values.SPOTIFY_ISSUER }),
  }
}

/** Named after the server that shows the consent page. */
function kindOf(authorizeUrl: string, simulator: boolean): ProviderConfig['kind'] {
  if (simulator) return 'simulator'
  return authorizeUrl === spotifyEndpoints.authorizeUrl ? 'spotify' : 'other'
}

function chooseClient(values: SettingValues, simulated: boolean) {
  const { SPOTIFY_CLIENT_ID: clientId, SPOTIFY_CLIENT_SECRET: clientSecret } = values
  const elsewhere = values.SPOTIFY_AUTHORIZE_URL !== undefined || values.SPOTIFY_TOKEN_URL !== undefined
  if (clientId === undefined || clientSecret === undefined || (simulated && !elsewhere)) return simulatorClient
  return { clientId, clientSecret }
}
