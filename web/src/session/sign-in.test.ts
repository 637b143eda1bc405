import { expect, test } from 'vitest'
import { signInAddress } from './sign-in.ts'

test('the address names the scopes, and the way back with its own search', () => {
  const address = signInAddress(['playlist-read-private', 'user-library-read'], {
    returnTo: '/player?resume=n&tab=queue',
  })
  expect(address).toBe(
    '/auth/sign-in?scope=playlist-read-private+user-library-read&returnTo=%2Fplayer%3Fresume%3Dn%26tab%3Dqueue',
  )
})

test('consent can be asked for where Spotify would not ask again', () => {
  expect(signInAddress([], { returnTo: '/', showDialog: true })).toBe(
    '/auth/sign-in?scope=&returnTo=%2F&show_dialog=true',
  )
})
