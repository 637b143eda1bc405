/** What a key press says of itself: the members of `KeyboardEvent` that are read here. */
interface Stroke {
  key: string
  /** The place of the key on the keyboard, named after the American layout: `KeyL`. */
  code: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
  isComposing: boolean
  getModifierState(modifier: 'AltGraph'): boolean
}

const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock', 'Fn']

/**
 * A key press in the notation of the table, on any keyboard. A sign counts however it is typed: with Shift, AltGr or the
 * Option key, each layout has its own. A letter counts without them. Undefined for a modifier alone, for a dead key and
 * while an input method composes.
 */
export function strokeOf(stroke: Stroke): string | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey, isComposing } = stroke
  if (isComposing || key === 'Process' || key === 'Dead' || modifiers.includes(key)) return undefined
  const character = characterOf(stroke)
  const isAltGr = stroke.getModifierState('AltGraph')
  if (isSign(character)) return `${(ctrlKey && !isAltGr) || metaKey ? 'Mod+' : ''}${character}`
  if (altKey || isAltGr) return undefined
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${shiftKey ? 'Shift+' : ''}${character}`
}

/** The character or the name of a key. Letters are small, whatever Caps Lock says; full-width ones have the usual width. */
function characterOf({ key, code }: Stroke): string {
  // A space separates the keys of a sequence, so the table calls the space bar `Space`.
  if (code === 'Space' && /^\s$/u.test(key)) return 'Space'
  if ([...key].length !== 1) return key
  if (key === '؟') return '?'
  const character = key.normalize('NFKC').toLowerCase()
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? []
  // Layouts without Latin letters: the letter that stands at this place of the American layout, and is printed there too.
  return letter && /\p{L}/u.test(character) && !/\p{Script=Latin}/u.test(character) ? letter.toLowerCase() : character
}

function isSign(character: string): boolean {
  return [...character].length === 1 && !/[\p{L}\p{M}]/u.test(character)
}
