import { expect, test } from 'vitest'
import { findMisspelled } from './misspelled.ts'
import { settingNames } from './settings.ts'

test.each([
  ['SPOTIFY_CLIENT_SECERT', 'SPOTIFY_CLIENT_SECRET'],
  ['SPOTIFY_CLIENTID', 'SPOTIFY_CLIENT_ID'],
  ['SESSION_KEY', 'SESSION_KEYS'],
  ['SESION_STORE', 'SESSION_STORE'],
  ['SESSION_KEY_FILE', 'SESSION_KEYS_FILE'],
  ['PUBLIC_URI', 'PUBLIC_URL'],
  ['SIMULATR', 'SIMULATOR'],
  ['LOGLEVEL', 'LOG_LEVEL'],
])('%s may mean %s', (name, meant) => {
  expect(findMisspelled({ [name]: 'x' })).toEqual([`${name} is not a setting. Did you mean ${meant}?`])
})

test.each(['SPOTIFY_REDIRECT_URI', 'SIMULATOR_SPEED', 'SPOTIFY_ISSUER_FILE'])(
  '%s looks like ours and is none',
  (name) => {
    expect(findMisspelled({ [name]: 'x' })).toEqual([`${name} is not a setting, and does nothing.`])
  },
)

test('settings, their files, and what others put into an environment raise no warning', () => {
  const others = ['PATH', 'HOME', 'HOSTNAME', 'SESSION_MANAGER', 'SPOTIFY_OPENAPI', 'POST', 'NODE_ENV', 'LOGNAME']
  const names = [...settingNames, 'SESSION_KEYS_FILE', 'SPOTIFY_CLIENT_ID_FILE', ...others]
  expect(findMisspelled(Object.fromEntries(names.map((name) => [name, 'x'])))).toEqual([])
})
