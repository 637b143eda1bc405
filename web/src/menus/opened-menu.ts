import { ExternalStore } from '../shared/external-store.ts'
import type { MenuSubject } from './menu-subject.ts'

/** How a menu was asked for: by the right button, a finger that rests, a key, or the button of its row. */
export type MenuCause = 'pointer' | 'touch' | 'key' | 'button'

interface Place {
  left: number
  top: number
  width: number
  height: number
}

export interface OpenedMenu {
  subject: MenuSubject
  cause: MenuCause
  /** Where it opens, in pixels of the window. */
  place: Place
  /** What gets the focus back. */
  opener: HTMLElement | undefined
  /** Whether what it is about stands elsewhere now than when it opened. */
  hasMoved(): boolean
}

/** The one menu that is open. */
export const openedMenu = new ExternalStore<OpenedMenu | undefined>(undefined)

export function closeMenu(): void {
  openedMenu.set(undefined)
}

type SubjectOf = () => MenuSubject | undefined
const subjects = new WeakMap<Element, SubjectOf>()

/**
 * Gives an element a menu, by the right button, a long press, `Shift F10` and the menu key. Spread it over the element; a
 * `MenuButton` in it opens the same menu.
 * @param subjectOf what the menu is about, when it opens; nothing opens without it
 */
export function withMenu(subjectOf: SubjectOf) {
  return {
    'data-menu': true,
    ref: (element: Element | null) => {
      if (element) subjects.set(element, subjectOf)
    },
  } as const
}

/** The element with a menu around another one. */
export function menuAround(target: EventTarget | null): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>('[data-menu]')) || undefined
}

/** Opens the menu of an element. @returns whether it has one */
export function openMenuOf(element: HTMLElement, opened: Omit<OpenedMenu, 'subject' | 'hasMoved'>): boolean {
  const subject = subjects.get(element)?.()
  const { top } = element.getBoundingClientRect()
  const hasMoved = () => !element.isConnected || element.getBoundingClientRect().top !== top
  if (subject) openedMenu.set({ subject, hasMoved, ...opened })
  return subject !== undefined
}

/** The element that has the focus. */
export function focused(): HTMLElement | undefined {
  const { activeElement } = document
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : undefined
}
