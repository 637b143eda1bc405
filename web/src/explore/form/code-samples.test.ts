import { expect, it } from 'vitest'
import { requestOf } from '../call-request.ts'
import { samples } from './code-samples.ts'

it('writes the call in three languages, with a variable for the access token', () => {
  const read = requestOf('search', { q: "it's", type: 'track' })
  expect(samples.curl.write(read)).toBe(
    `curl 'https://api.spotify.com/v1/search?q=it'\\''s&type=track' \\\n  -H "Authorization: Bearer $ACCESS_TOKEN"`,
  )
  expect(samples.fetch.write(read)).toContain("fetch('https://api.spotify.com/v1/search?q=it\\'s&type=track', {")
  expect(samples.python.write(read)).toContain('params={"q": "it\'s", "type": "track"}')

  const write = requestOf('create-playlist', { name: 'Rain', public: 'false' })
  expect(samples.curl.write(write)).toContain(`-X POST`)
  expect(samples.curl.write(write)).toContain(`-d '{"name":"Rain","public":false}'`)
  expect(samples.fetch.write(write)).toContain(`body: JSON.stringify({"name":"Rain","public":false})`)
  expect(samples.python.write(write)).toContain('json={"name": "Rain", "public": False}')
})

it('sends the picture from a file, as it is', () => {
  const cover = requestOf('upload-custom-playlist-cover', { playlist_id: 'p', image: '/9j/' })
  expect(samples.curl.write(cover)).toContain('--data-binary @cover.base64')
  for (const { write } of Object.values(samples)) expect(write(cover)).not.toContain('/9j/')
})
