import { type Handlers, isMac, isSingleCharacter, type ShortcutId, shortcutIds, shortcutTable } from './shortcuts.ts'
import { strokeOf } from './stroke.ts'

const sequencePauseMs = 900

/** Does what the keys of the table say until the signal ends it. @param singleKeys whether a key without Ctrl or ⌘ counts */
export function listenToKeys(handlers: Handlers, singleKeys: boolean, signal: AbortSignal): void {
  let first: { stroke: string; at: number } | undefined
  const onKeyDown = (event: KeyboardEvent) => {
    const stroke = strokeOf(event)
    if (!stroke || event.defaultPrevented || event.repeat) return
    const sequence = first && event.timeStamp - first.at < sequencePauseMs ? `${first.stroke} ${stroke}` : undefined
    const id = find(sequence) ?? find(stroke)
    first = id ? undefined : { stroke, at: event.timeStamp }
    if (!id || !mayAct(id, event, singleKeys)) return
    event.preventDefault()
    handlers.get(id)?.()
  }
  const find = (keys: string | undefined) =>
    shortcutIds.find((id) => handlers.has(id) && shortcutTable[id].keys === keys)
  window.addEventListener('keydown', onKeyDown, { signal })
}

const pressedBySpace = 'a, button, input, summary, label, [role="button"], [role="option"], [role="tab"]'
const takesKeys =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="slider"]'

/** A single key belongs to the field, dialog, menu or slider that has focus, so it is no shortcut there. */
function mayAct(id: ShortcutId, event: KeyboardEvent, singleKeys: boolean): boolean {
  const target = event.target instanceof Element ? event.target : document.body
  // On a Mac, Ctrl with a letter moves and deletes in a text.
  if (shortcutTable[id].keys.startsWith('Mod+')) return !(isMac() && event.ctrlKey && target.closest(takesKeys))
  if (isSingleCharacter(id) && !singleKeys) return false
  if (shortcutTable[id].keys === 'Space' && target.closest(pressedBySpace)) return false
  return !target.closest(takesKeys)
}
