import { ArrowDownToLine, ArrowUpDown, ArrowUpToLine, ListEnd, MoveDown, MoveUp, Trash2 } from 'lucide-react'
import { GatedIconButton } from '../../lens/gated-button.tsx'
import { Button } from '../../shared/elements/button.tsx'
import { Checkbox } from '../../shared/elements/checkbox.tsx'
import { Icon, Kbd } from '../../shared/elements/icon.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../shared/elements/menu.tsx'
import { OnDemand } from '../../shared/elements/on-demand.tsx'
import { isMac } from '../../shared/shortcuts.ts'
import type { EditActions } from './use-edit-actions.ts'

interface SelectionBarProps {
  chosen: number
  all: number
  actions: EditActions
}

/** How many rows are chosen, and what can be done with them. */
export function SelectionBar({ chosen, all, actions }: SelectionBarProps) {
  const checked = chosen === 0 ? false : chosen === all ? true : 'indeterminate'
  return (
    <div
      data-sticks="top"
      className="sticky top-0 z-10 flex h-13 items-center gap-1 border-y border-line bg-raised px-4 md:px-6 low:static"
    >
      <Checkbox
        checked={checked}
        label="Select all"
        onChange={(isOn) => (isOn ? actions.chooseAll() : actions.clear())}
      />
      <span className="mr-auto truncate pl-3 font-[550] md:mr-3">
        {chosen === 0 ? 'None selected' : `${chosen.toLocaleString('en')} selected`}
      </span>
      {chosen > 0 && <Actions actions={actions} />}
      <Hints />
    </div>
  )
}

function Actions({ actions }: { actions: EditActions }) {
  return (
    <>
      <MoveButton actions={actions} />
      <GatedIconButton
        operation="add-to-queue"
        what="Adding to the queue"
        promise="you can queue songs"
        icon={ListEnd}
        label="Add to the queue"
        onAct={actions.queue}
      />
      <Button
        tone="danger"
        className="border-transparent max-lg:px-2.5"
        icon={<Icon of={Trash2} />}
        onClick={actions.remove}
      >
        <span className="max-lg:sr-only">Remove</span>
      </Button>
    </>
  )
}

function MoveButton({ actions: { move, moveToPosition } }: { actions: EditActions }) {
  const trigger = (
    <Button tone="quiet" className="max-lg:px-2.5" icon={<Icon of={ArrowUpDown} />}>
      <span className="max-lg:sr-only">Move</span>
    </Button>
  )
  const alt = isMac() ? '⌥' : 'Alt'
  return (
    <OnDemand trigger={trigger} popup="menu" load={() => Promise.resolve()}>
      <Menu label="Move the selected songs" trigger={trigger} align="start">
        <MenuItem icon={ArrowUpToLine} hint={`${alt} Home`} onSelect={() => move('top')}>
          To the top
        </MenuItem>
        <MenuItem icon={MoveUp} hint={`${alt} ↑`} onSelect={() => move('up')}>
          Up
        </MenuItem>
        <MenuItem icon={MoveDown} hint={`${alt} ↓`} onSelect={() => move('down')}>
          Down
        </MenuItem>
        <MenuItem icon={ArrowDownToLine} hint={`${alt} End`} onSelect={() => move('bottom')}>
          To the bottom
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={moveToPosition}>To a position…</MenuItem>
      </Menu>
    </OnDemand>
  )
}

/** The keys, where there is room and a keyboard is likely. */
function Hints() {
  const alt = isMac() ? '⌥' : 'Alt'
  return (
    <span aria-hidden className="ml-auto hidden items-center gap-3 text-small text-muted xl:flex">
      <span>
        <Kbd>Space</Kbd> select
      </span>
      <span>
        <Kbd>{`${alt} ↑↓`}</Kbd> move
      </span>
      <span>
        <Kbd>Esc</Kbd> done
      </span>
    </span>
  )
}
