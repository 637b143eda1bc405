import { expect, test } from 'vitest'
import { strokeOf } from './stroke.ts'

type Press = Partial<Parameters<typeof strokeOf>[0]> & { key: string; altGr?: true }

/** A key press with nothing held, as far as it is not said. Windows tells AltGr as Ctrl and Alt together. */
function stroke({ altGr, ...press }: Press): string | undefined {
  const held = altGr ? { ctrlKey: true, altKey: true } : {}
  const bare = { code: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, isComposing: false }
  return strokeOf({ ...bare, ...held, ...press, getModifierState: () => altGr ?? false })
}

test('key presses are written in the notation of the table', () => {
  expect(stroke({ key: 'k', ctrlKey: true })).toBe('Mod+k')
  expect(stroke({ key: 'K', metaKey: true })).toBe('Mod+k')
  expect(stroke({ key: '?', shiftKey: true })).toBe('?')
  expect(stroke({ key: 'ArrowRight', shiftKey: true })).toBe('Shift+ArrowRight')
  expect(stroke({ key: ' ', code: 'Space' })).toBe('Space')
  expect(stroke({ key: 'l', altKey: true })).toBeUndefined()
})

/** Layout, what is pressed there, and what it means. */
const keyboards: [string, Press, string | undefined][] = [
  ['Russian, the key L', { key: 'д', code: 'KeyL' }, 'l'],
  ['Russian, Ctrl and the key K', { key: 'л', code: 'KeyK', ctrlKey: true }, 'Mod+k'],
  ['Greek, the key G', { key: 'γ', code: 'KeyG' }, 'g'],
  ['Hebrew, the key T', { key: 'א', code: 'KeyT' }, 't'],
  ['Arabic, the key L', { key: 'م', code: 'KeyL' }, 'l'],
  ['Korean, the key K', { key: 'ㅏ', code: 'KeyK' }, 'k'],
  ['Hebrew, the sign / at the place of Q', { key: '/', code: 'KeyQ' }, '/'],
  ['Russian, ? with Shift and 7', { key: '?', code: 'Digit7', shiftKey: true }, '?'],
  ['Russian, a comma at the place of ?', { key: ',', code: 'Slash', shiftKey: true }, ','],
  ['Arabic, ؟', { key: '؟', code: 'Slash', shiftKey: true }, '?'],
  ['Japanese, full-width ？', { key: '？', code: 'Slash', shiftKey: true }, '?'],
  ['Japanese, full-width ｌ', { key: 'ｌ', code: 'KeyL' }, 'l'],
  ['German, / with Shift and 7', { key: '/', code: 'Digit7', shiftKey: true }, '/'],
  ['German, the key Y, which is Z elsewhere', { key: 'z', code: 'KeyY' }, 'z'],
  ['French, the key A at the place of Q', { key: 'a', code: 'KeyQ' }, 'a'],
  ['Dvorak, the key L at the place of P', { key: 'l', code: 'KeyP' }, 'l'],
  ['a layout with / on AltGr', { key: '/', code: 'Digit3', altGr: true }, '/'],
  ['a Mac layout with / on Option', { key: '/', code: 'Digit3', altKey: true }, '/'],
  ['Polish, ł on AltGr', { key: 'ł', code: 'KeyL', altGr: true }, undefined],
  ['Mac, ¬ on Option and L', { key: '¬', code: 'KeyL', altKey: true }, '¬'],
  ['Turkish, dotless ı', { key: 'ı', code: 'KeyI' }, 'ı'],
  ['Caps Lock', { key: 'L', code: 'KeyL' }, 'l'],
  ['Shift and a letter', { key: 'L', code: 'KeyL', shiftKey: true }, 'Shift+l'],
  [
    'Ctrl, Shift and K, which is the browser’s',
    { key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true },
    'Mod+Shift+k',
  ],
  ['the number pad', { key: '/', code: 'NumpadDivide' }, '/'],
  ['the space bar of a Japanese keyboard', { key: '　', code: 'Space' }, 'Space'],
  ['a dead key', { key: 'Dead', code: 'Backquote' }, undefined],
  ['an input method at work', { key: 'k', code: 'KeyK', isComposing: true }, undefined],
  ['an input method that swallows the key', { key: 'Process', code: 'KeyK' }, undefined],
  ['Shift alone', { key: 'Shift', code: 'ShiftLeft', shiftKey: true }, undefined],
]

test.for(keyboards)('%s', ([, press, meant]) => {
  expect(stroke(press)).toBe(meant)
})
