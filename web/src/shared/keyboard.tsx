import { createContext, type ReactNode, use, useEffect, useRef, useState } from 'react'
import type { Handlers, ShortcutId } from './shortcuts.ts'
import { localStore } from './storage.ts'

interface Keyboard {
  handlers: Handlers
  singleKeys: boolean
  setSingleKeys: (on: boolean) => void
}

const KeyboardContext = createContext<Keyboard>({ handlers: new Map(), singleKeys: true, setSingleKeys: () => {} })
const storageKey = 'single-keys'

/** Listens to key presses for the whole app; screens register what a key does with `useShortcut`. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const [handlers] = useState<Handlers>(() => new Map())
  const [singleKeys, setSingle] = useState(() => localStore().getItem(storageKey) !== 'off')
  useEffect(() => {
    const ended = new AbortController()
    // Loaded after the app: nobody presses a key before there is a screen.
    void import('./listen-to-keys.ts').then(
      ({ listenToKeys }) => listenToKeys(handlers, singleKeys, ended.signal),
      () => {},
    )
    return () => ended.abort()
  }, [handlers, singleKeys])
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
