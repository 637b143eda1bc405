import DialogBox from '../shared/elements/dialog-box.tsx'
import { Kbd } from '../shared/elements/icon.tsx'
import { Switch } from '../shared/elements/switch.tsx'
import { useKeyboard } from '../shared/keyboard.tsx'
import { isMac, printedKeys, type ShortcutId, shortcutIds } from '../shared/shortcuts.ts'
import { shortcutWords } from './shortcut-words.ts'

const groups = [...new Set(shortcutIds.map((id) => shortcutWords[id].group))]

/** All keys of the shortcut table. A key that does nothing on this screen is muted. */
export default function KeysSheet({ onClose }: { onClose: () => void }) {
  const { singleKeys, setSingleKeys } = useKeyboard()
  return (
    <DialogBox title="Keyboard shortcuts" open onOpenChange={onClose}>
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group}>
            <h3 className="mb-2 text-small text-muted">{group}</h3>
            <ul className="flex flex-col gap-2">
              {shortcutIds
                .filter((id) => shortcutWords[id].group === group)
                .map((id) => (
                  <KeyLine key={id} id={id} />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="mt-5 border-t border-line pt-4">
        <Switch label="Single-key shortcuts" checked={singleKeys} onChange={setSingleKeys} />
      </div>
    </DialogBox>
  )
}

function KeyLine({ id }: { id: ShortcutId }) {
  const { handlers } = useKeyboard()
  return (
    <li className="flex items-center justify-between gap-3">
      <span className={handlers.has(id) ? '' : 'text-faint'}>
        {shortcutWords[id].does}
        {!handlers.has(id) && <span className="sr-only"> (not on this screen)</span>}
      </span>
      <span className="flex shrink-0 gap-1">
        {printedKeys(id, isMac())
          .split(' ')
          .map((key) =>
            key === 'then' ? (
              <span key={key} className="text-small text-muted">
                then
              </span>
            ) : (
              <Kbd key={key}>{key}</Kbd>
            ),
          )}
      </span>
    </li>
  )
}
