import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { playlistPage } from './playlist-page.ts'

/**
 * Stands in for Spotify while the bench measures: a token endpoint, `/v1/me`, `/v1/me/player`, and the same page for every
 * other operation. It is a process of its own, with every answer ready before the first request, because it must be faster
 * than what is measured. Run as `PORT=… node upstream.ts`.
 */
const port = Number(process.env.PORT)
const json = { 'content-type': 'application/json; charset=utf-8' }
/** A page whose links lead elsewhere, and one whose links are the API's own, which a gateway has to redirect. */
const page = playlistPage('https://api.spotify.com/v1')
const pageWithLinks = playlistPage(`http://127.0.0.1:${port}/v1`)

/** As long as Spotify's. */
const accessTokenLength = 250
/** A code of this kind gives a token that soon ends. */
const shortLived = /^short-/
const refreshes = { count: 0 }
let polls = 0
let tokens = 0

createServer((request, response) => {
  const { url = '' } = request
  if (url.startsWith('/v1/me/player')) return send(response, Buffer.from(JSON.stringify(playback())))
  if (url === '/v1/me') return send(response, Buffer.from(JSON.stringify(profile(request))))
  if (url.startsWith('/v1/')) return send(response, url.includes('offset=20') ? pageWithLinks : page)
  if (url === '/api/token') return void answerToken(request, response)
  if (url === '/refreshes') return send(response, Buffer.from(JSON.stringify(refreshes)))
  response.writeHead(404, { 'content-length': 0 }).end()
}).listen(port, '127.0.0.1')

function send(response: ServerResponse, body: Buffer): void {
  response.writeHead(200, { ...json, 'content-length': body.length }).end(body)
}

/** Code, refresh token and access token begin with the account's name. */
const accountOf = (token: string) => token.split('.')[0] ?? ''

function profile({ headers: { authorization = '' } }: IncomingMessage) {
  const id = accountOf(authorization.replace(/^bearer /i, ''))
  return { id, display_name: id, images: [], type: 'user', uri: `spotify:user:${id}` }
}

/** Another track with every poll: a listener is told each time. */
function playback() {
  polls += 1
  const item = { id: String(polls), name: `Track ${polls}`, type: 'track', duration_ms: 600_000, artists: [] }
  const device = { id: 'bench', name: 'Bench', type: 'Computer', is_active: true, volume_percent: 50 }
  return { is_playing: true, progress_ms: 1000, timestamp: 0, item, device, currently_playing_type: 'track' }
}

async function answerToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += chunk
  const form = new URLSearchParams(text)
  const isRefresh = form.get('grant_type') === 'refresh_token'
  if (isRefresh) refreshes.count += 1
  tokens += 1
  const account = accountOf(form.get(isRefresh ? 'refresh_token' : 'code') ?? '')
  const token = {
    access_token: `${account}.${tokens}.`.padEnd(accessTokenLength, 'BQDz'),
    refresh_token: `${account}.${tokens}.`.padEnd(131, 'AQCx'),
    token_type: 'Bearer',
    expires_in: shortLived.test(account) && !isRefresh ? 2 : 3600,
  }
  send(response, Buffer.from(JSON.stringify(token)))
}
