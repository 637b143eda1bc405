import { readPlayback } from '@scopedeck/server/contract/playback-state.ts'
import { aDevice, aPlayback } from '@scopedeck/server/contract/testing/playback.ts'
import { describe, expect, test } from 'vitest'
import { localProblem, screenProblemCodes } from '../shared/problem.ts'
import { commandFailure, disallowedReason, pauseOf } from './command-outcome.ts'

const next = { name: 'next' } as const

test('no device, or one that is gone, leads to choosing one, no Premium to listening only', () => {
  expect(commandFailure(next, localProblem('device-not-found'))).toEqual({ outcome: 'choose-device' })
  expect(commandFailure(next, localProblem('no-active-device'))).toEqual({ outcome: 'choose-device' })
  expect(commandFailure(next, localProblem('premium-required'))).toEqual({ outcome: 'listen-only' })
})

test('a command waits for the end of a short pause and fails on a long one', () => {
  expect(commandFailure(next, { ...localProblem('rate-limited'), retryAfter: 7 })).toEqual({
    outcome: 'wait',
    waitMs: 7_000,
  })
  expect(commandFailure(next, { ...localProblem('rate-limited'), retryAfter: 31 })).toMatchObject({ outcome: 'tell' })
  expect(commandFailure(next, { ...localProblem('quota-exceeded'), retryAfter: 1 })).toMatchObject({ outcome: 'tell' })
})

test('every other failure is told: what did not happen, and why', () => {
  expect(commandFailure(next, localProblem('playback-restricted'))).toEqual({
    outcome: 'tell',
    text: 'Not skipped: the player can’t do that right now.',
  })
  expect(commandFailure({ name: 'pause' }, localProblem('upstream-unavailable'))).toEqual({
    outcome: 'tell',
    text: 'Not paused: Spotify can’t be reached.',
  })
})

test.each(screenProblemCodes)('%s has an outcome', (code) => {
  const failure = commandFailure(next, localProblem(code))
  if (failure.outcome === 'tell') expect(failure.text).toMatch(/^Not skipped: .+\.$/)
})

test('a pause lasts at least 1 s; where Spotify asked for none there is none', () => {
  expect(pauseOf({ ...localProblem('rate-limited'), retryAfter: 0 })).toBe(1_000)
  expect(pauseOf(localProblem('upstream-timeout'))).toBe(0)
})

describe('before a command is sent', () => {
  test('a command that Spotify disallows has a reason', () => {
    const sample = { playback: aPlayback({ actions: { disallows: { skipping_next: true, seeking: false } } }), at: 0 }
    expect(disallowedReason({ name: 'next' }, sample)).toBe('This can’t be skipped')
    expect(disallowedReason({ name: 'seek', positionMs: 0 }, sample)).toBeUndefined()
  })

  test('repeating one song and repeating all are two permissions', () => {
    const sample = { playback: aPlayback({ actions: { disallows: { toggling_repeat_track: true } } }), at: 0 }
    expect(disallowedReason({ name: 'repeat', mode: 'track' }, sample)).toBeDefined()
    expect(disallowedReason({ name: 'repeat', mode: 'context' }, sample)).toBeUndefined()
  })

  test('the reason names a device without volume', () => {
    const sample = { playback: aPlayback({ device: aDevice({ supports_volume: false }) }), at: 0 }
    expect(disallowedReason({ name: 'volume', percent: 1 }, sample)).toBe('Study speaker controls its own volume')
    expect(disallowedReason({ name: 'pause' }, sample)).toBeUndefined()
  })

  test('on a restricted device only a transfer is allowed', () => {
    const sample = { playback: aPlayback({ device: aDevice({ is_restricted: true }) }), at: 0 }
    expect(disallowedReason({ name: 'pause' }, sample)).toContain('can’t be controlled')
    expect(disallowedReason({ name: 'transfer', deviceId: 'phone', deviceName: '' }, sample)).toBeUndefined()
  })

  test('without a sample nothing is disallowed', () => {
    expect(disallowedReason({ name: 'play' }, undefined)).toBeUndefined()
    const { actions: _, ...bare } = aPlayback()
    expect(disallowedReason({ name: 'pause' }, { playback: readPlayback(bare) ?? null, at: 0 })).toBeUndefined()
  })

  test('where a device waits and nothing plays, it takes what starts and what sets, and no skip', () => {
    const sample = { playback: readPlayback({ device: aDevice() }) ?? null, at: 0 }
    for (const name of ['play', 'volume', 'shuffle'] as const)
      expect(disallowedReason({ name, percent: 1, on: true }, sample)).toBeUndefined()
    for (const name of ['next', 'pause'] as const) expect(disallowedReason({ name }, sample)).toBe('Nothing is playing')
  })

  test('where Spotify tells no device there is no volume to set', () => {
    const sample = { playback: readPlayback({ ...aPlayback(), device: {} }) ?? null, at: 0 }
    expect(disallowedReason({ name: 'volume', percent: 1 }, sample)).toBe(
      'Spotify doesn’t say which device this plays on',
    )
    expect(disallowedReason({ name: 'pause' }, sample)).toBeUndefined()
  })

  test('while nothing plays a skip is disallowed and a start is not', () => {
    expect(disallowedReason({ name: 'next' }, { playback: null, at: 0 })).toBe('Nothing is playing')
    expect(disallowedReason({ name: 'play' }, { playback: null, at: 0 })).toBeUndefined()
  })
})
