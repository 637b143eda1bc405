/** As much of the clients without types of their own as the tests here use. */

declare module 'spotify-web-api-node' {
  interface Credentials {
    clientId?: string
    clientSecret?: string
    redirectUri?: string
    accessToken?: string
    refreshToken?: string
  }
  interface Answer {
    statusCode: number
    body: Record<string, unknown>
  }
  export default class SpotifyWebApi {
    constructor(credentials: Credentials)
    createAuthorizeURL(scopes: readonly string[], state: string): string
    authorizationCodeGrant(code: string): Promise<Answer>
    refreshAccessToken(): Promise<Answer>
    clientCredentialsGrant(): Promise<Answer>
    setAccessToken(accessToken: string): void
    setRefreshToken(refreshToken: string): void
  }
  /** The calls of the Web API, by name. */
  export type Method = (...values: unknown[]) => Promise<Answer>
}

declare module 'spotify-web-api-node/src/http-manager.js' {
  type MakeRequest = (method: unknown, options: unknown, address: string, callback: unknown) => void
  const httpManager: { _makeRequest: MakeRequest }
  export default httpManager
}

declare module 'passport-spotify' {
  type Verify = (
    accessToken: string,
    refreshToken: string,
    expiresIn: number,
    profile: Record<string, unknown>,
    done: (error: unknown, user: unknown) => void,
  ) => void
  export class Strategy {
    constructor(options: Record<string, unknown>, verify: Verify)
    authenticate(request: object, options: Record<string, unknown>): void
  }
}

declare module 'simple-oauth2' {
  interface Token {
    token: Record<string, unknown>
    expired(): boolean
    refresh(): Promise<Token>
  }
  export class AuthorizationCode {
    constructor(options: object)
    authorizeURL(parameters: object): string
    getToken(parameters: object): Promise<Token>
  }
  export class ClientCredentials {
    constructor(options: object)
    getToken(parameters: object): Promise<Token>
  }
}
