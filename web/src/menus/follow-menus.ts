import { focused, type MenuCause, menuAround, openedMenu, openMenuOf } from './opened-menu.ts'

/** Fields have a menu of the browser’s own, with paste in it. */
const withOwnMenu = 'input, textarea, [contenteditable]'

/**
 * Opens the menus of elements with `withMenu`. With Shift held the right button opens the browser’s own menu, as Firefox
 * has it on every page. The keys are listened to because a Mac has no key for a menu, and a finger because iOS sends no
 * `contextmenu`.
 */
export function followMenus(signal: AbortSignal): void {
  document.addEventListener('contextmenu', onContextMenu, { signal })
  document.addEventListener('keydown', onKeyDown, { signal })
  // Loaded before a finger comes down: a press that ends while the file loads would count as a long one.
  void import('../shared/elements/long-press.ts').then(
    ({ isLongPress }) =>
      document.addEventListener('pointerdown', (event) => void onPress(event, isLongPress), { signal, passive: true }),
    () => {},
  )
}

function onContextMenu(event: MouseEvent): void {
  const { target, shiftKey, clientX: x, clientY: y } = event
  if (shiftKey || !(target instanceof Element) || target.closest(withOwnMenu)) return
  // On Windows the key that has opened a menu asks for one again when it is released.
  const cause = event instanceof PointerEvent && event.pointerType === 'touch' ? 'touch' : 'pointer'
  if (target.closest('[role="menu"]') || openAt(target, x, y, cause)) event.preventDefault()
}

function onKeyDown(event: KeyboardEvent): void {
  const { key, shiftKey, target } = event
  if (!(key === 'ContextMenu' || (key === 'F10' && shiftKey)) || !(target instanceof HTMLElement)) return
  const row = target.closest(withOwnMenu) ? undefined : menuAround(target)
  if (!row) return
  const { left, top, height } = target.getBoundingClientRect()
  const opened = openMenuOf(row, { cause: 'key', place: { left: left + 24, top, width: 0, height }, opener: target })
  // A browser that opens its own menu by this key then does not.
  if (opened) event.preventDefault()
}

async function onPress({ pointerType, target, clientX, clientY }: PointerEvent, isLongPress: () => Promise<boolean>) {
  if (pointerType !== 'touch' || !menuAround(target) || !(await isLongPress())) return
  // Android has sent its `contextmenu` by now.
  if (!openedMenu.read()) openAt(target, clientX, clientY, 'touch')
}

function openAt(target: EventTarget | null, left: number, top: number, cause: MenuCause): boolean {
  const row = menuAround(target)
  return row !== undefined && openMenuOf(row, { cause, place: { left, top, width: 0, height: 0 }, opener: focused() })
}
