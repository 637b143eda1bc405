import { expect, test } from 'vitest'
import { signInAddress } from './sign-in.ts'

test('the address has the scopes and the path to return to, with its search', () => {
  const address = signInAddress(['playlist-read-private', 'user-library-read'], {
    returnTo: '/player?resume=n&tab=queue',
  })
  expect(address).toBe(
    '/auth/sign-in?scope=playlist-read-private+user-library-read&returnTo=%2Fplayer%3Fresume%3Dn%26tab%3Dqueue',
  )
})

test('the address can ask for the consent page where Spotify would skip it', () => {
  expect(signInAddress([], { returnTo: '/', showDialog: true })).toBe(
    '/auth/sign-in?scope=&returnTo=%2F&show_dialog=true',
  )
})
