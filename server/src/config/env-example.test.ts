import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { settingNames } from './settings.ts'

const text = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8')
/** As it is once every line is taken into use. */
const inUse = parseEnv(text.replaceAll(/^# (?=[A-Z_]+=)/gm, ''))

test('.env.example names exactly the settings', () => {
  expect(Object.keys(inUse).toSorted()).toEqual(settingNames.toSorted())
})

test('what .env.example says is what holds without it', () => {
  expect(parseEnv(text)).toEqual({})
  expect(readConfig(inUse as Record<string, string>)).toEqual(readConfig({}))
})
