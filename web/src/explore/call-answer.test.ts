import { expect, test } from 'vitest'
import { asWritten } from './call-answer.ts'

const apiUrl = 'https://api.spotify.com/v1'

test('links lead to the Web API again, as Spotify wrote them', () => {
  const sent = {
    href: `${apiUrl}/me/playlists?offset=0&limit=20`,
    next: `${apiUrl}/me/playlists?offset=20&limit=20`,
    items: [{ href: `${apiUrl}/playlists/1`, description: 'at http://ours/api/spotify/v1/ you find it' }],
  }
  const came = JSON.stringify(sent).replaceAll(`"${apiUrl}/`, '"http://ours/api/spotify/v1/')
  expect(JSON.parse(asWritten(came, { ours: 'http://ours/api/spotify/v1', theirs: apiUrl }))).toEqual(sent)
})
