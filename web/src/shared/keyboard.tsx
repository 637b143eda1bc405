import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import { isSingleCharacter, type ShortcutId, shortcutIds, shortcutTable, strokeOf } from './shortcuts.ts'
import { localStore } from './storage.ts'

type Handlers = Map<ShortcutId, () => void>

interface Keyboard {
  handlers: Handlers
  singleKeys: boolean
  setSingleKeys: (on: boolean) => void
}

const KeyboardContext = createContext<Keyboard>({ handlers: new Map(), singleKeys: true, setSingleKeys: () => {} })
const sequencePauseMs = 900
const storageKey = 'single-keys'

/** Listens to key presses for the whole app; screens register what a key does with `useShortcut`. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const [handlers] = useState<Handlers>(() => new Map())
  const [singleKeys, setSingle] = useState(() => localStore().getItem(storageKey) !== 'off')
  useEffect(() => listen(handlers, singleKeys), [handlers, singleKeys])
  const setSingleKeys = (on: boolean) => {
    localStore().setItem(storageKey, on ? 'on' : 'off')
    setSingle(on)
  }
  return <KeyboardContext value={{ handlers, singleKeys, setSingleKeys }}>{children}</KeyboardContext>
}

/** Registers what a key does while the component is mounted. The component mounted last wins. */
export function useShortcut(id: ShortcutId, onPress: (() => void) | undefined): void {
  const { handlers } = use(KeyboardContext)
  const latest = useRef(onPress)
  useEffect(() => {
    latest.current = onPress
  })
  const isOn = onPress !== undefined
  useEffect(() => {
    if (!isOn) return
    const press = () => latest.current?.()
    const before = handlers.get(id)
    handlers.set(id, press)
    return () => {
      if (handlers.get(id) !== press) return
      if (before) handlers.set(id, before)
      else handlers.delete(id)
    }
  }, [handlers, id, isOn])
}

/** For the `?` sheet: the shortcuts that are registered now, and the switch for single keys. */
export function useKeyboard(): Keyboard {
  return use(KeyboardContext)
}

function listen(handlers: Handlers, singleKeys: boolean): () => void {
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
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

const pressedBySpace = 'a, button, summary, label, [role="button"], [role="option"], [role="tab"]'

/** A single key belongs to the field, dialog, menu or slider that has focus, so it is no shortcut there. */
function mayAct(id: ShortcutId, event: KeyboardEvent, singleKeys: boolean): boolean {
  if (shortcutTable[id].keys.startsWith('Mod+')) return true
  if (isSingleCharacter(id) && !singleKeys) return false
  const target = event.target instanceof Element ? event.target : document.body
  if (shortcutTable[id].keys === 'Space' && target.closest(pressedBySpace)) return false
  return !target.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="slider"]')
}

export function isMac(): boolean {
  return /mac|iphone|ipad/i.test(navigator.platform)
}
