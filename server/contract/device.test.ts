import { expect, test } from 'vitest'
import { readDevice } from './device.ts'
import { malformedAnswers, unfitForScreens } from './testing/malformed-answers.ts'
import { aDevice } from './testing/playback.ts'

test('a device reads as Spotify wrote it', () => {
  expect(readDevice(aDevice())).toEqual(aDevice())
})

test('whatever member makes no sense, the device has a name, a type and no text that shows a mistake', () => {
  for (const { what, path, answer } of malformedAnswers(aDevice())) {
    const device = readDevice(answer)
    expect(unfitForScreens({ ...device, id: device?.id ?? undefined }), what).toEqual([])
    if (path !== '')
      expect(device, what).toMatchObject({ name: expect.stringMatching(/./), type: expect.stringMatching(/./) })
  }
})

test.each([
  [-20, 0],
  [33.4, 33],
  [250, 100],
])('a volume of %d %% is %d %%', (answered, percent) => {
  expect(readDevice(aDevice({ volume_percent: answered }))).toMatchObject({ volume_percent: percent })
})

test('a device that tells no volume does not let it be set', () => {
  const { supports_volume: _, ...older } = aDevice()
  expect(readDevice(older)).toMatchObject({ supports_volume: true })
  expect(readDevice({ ...older, volume_percent: null })).toMatchObject({ supports_volume: false })
  expect(readDevice(aDevice({ volume_percent: null }))).toMatchObject({ supports_volume: false, volume_percent: null })
})

test('without an id and a name there is no device', () => {
  expect(readDevice({ type: 'Speaker', volume_percent: 40 })).toBeUndefined()
})
