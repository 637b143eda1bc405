import { type LabGroup, labGroups } from '@scopedeck/server/contract/lab/experiment.ts'
import { type ExperimentId, experiment, experimentsOf } from '@scopedeck/server/contract/lab/experiments.ts'
import { Check, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { Switch } from '../shared/elements/switch.tsx'
import { useStore } from '../shared/external-store.ts'
import { movedTo } from '../shared/roving.ts'
import { labResults } from './findings.ts'

interface ListProps {
  chosen: ExperimentId | undefined
  on: ReadonlySet<ExperimentId>
  onChoose: (id: ExperimentId) => void
  onSwitch: (id: ExperimentId, isOn: boolean) => void
}

const groups = Object.keys(labGroups) as LabGroup[]

/** Every experiment by group, each with its switch and what was found when it last ran. */
export function ExperimentList(props: ListProps) {
  return (
    <div className="columns-1 gap-x-8 sm:columns-2">
      {groups.map((group) => (
        <Group key={group} group={group} {...props} />
      ))}
    </div>
  )
}

function Group({ group, ...props }: ListProps & { group: LabGroup }) {
  const ids = experimentsOf(group)
  return (
    <section aria-labelledby={`lab-${group}`} className="mb-5 break-inside-avoid">
      <h2 id={`lab-${group}`} className="mb-1 text-lead font-semibold">
        {labGroups[group]} <span className="text-small font-normal text-muted">{ids.length}</span>
      </h2>
      <ul onKeyDown={moveFocus}>
        {ids.map((id) => (
          <ExperimentLine key={id} id={id} {...props} />
        ))}
      </ul>
    </section>
  )
}

/** Arrows move between the switches of a group. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const switches = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="switch"]')]
  const at = switches.indexOf(event.target as HTMLElement)
  const next = at < 0 ? undefined : movedTo(event.key, at, switches.length, switches.length)
  if (next === undefined) return
  event.preventDefault()
  switches[next]?.focus()
}

function ExperimentLine({ id, chosen, on, onChoose, onSwitch }: ListProps & { id: ExperimentId }) {
  const { title } = experiment(id)
  const isChosen = id === chosen
  return (
    <li className={cx('-mx-2 flex min-h-9 items-center gap-2 rounded-control px-2', isChosen && 'bg-accent/14')}>
      <button
        type="button"
        aria-current={isChosen ? 'true' : undefined}
        onClick={() => onChoose(id)}
        className="min-w-0 flex-1 truncate py-1.5 text-left hover:text-accent"
      >
        {title}
      </button>
      <Result id={id} />
      <Switch
        label={<span className="sr-only">{title}</span>}
        checked={on.has(id)}
        onChange={(isOn) => onSwitch(id, isOn)}
      />
    </li>
  )
}

function Result({ id }: { id: ExperimentId }) {
  const held = useStore(labResults)[id]
  const { length: of } = experiment(id).expects
  if (held === undefined) return null
  const isWhole = held === of
  return (
    <span className={cx('flex items-center gap-1 font-mono text-small', isWhole ? 'text-granted' : 'text-denied')}>
      <span className="sr-only">{isWhole ? 'held' : 'failed'}</span>
      <Icon of={isWhole ? Check : X} className="size-3.5" />
      {held}/{of}
    </span>
  )
}
