import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useProvider } from '../session/use-session.ts'
import { Button, ToggleButton } from '../shared/elements/button.tsx'
import { SearchField } from '../shared/elements/fields.tsx'
import { Icon } from '../shared/elements/icon.tsx'
import { saveFile, toHar, toJson } from './export-flow.ts'
import type { FlowFilter } from './flow-model.ts'
import type { FlowView } from './use-flow.ts'

const labels: Readonly<Record<FlowFilter, string>> = {
  screen: 'This screen',
  'sign-in': 'Sign-in',
  refresh: 'Refreshes',
  failed: 'Failures',
  all: 'All',
}

interface FlowFiltersProps {
  view: FlowView
  filters: readonly FlowFilter[]
  /** Buttons at the end of the line. */
  children?: ReactNode
}

/** Which messages are shown. */
export function FlowFilters({ view, filters, children }: FlowFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField
        label="Filter: path, lane or status"
        value={view.text}
        onChange={view.setText}
        className="min-w-66 flex-1"
      />
      <fieldset className="flex gap-1 overflow-x-auto rounded-control bg-panel">
        <legend className="sr-only">Messages</legend>
        {filters.map((value) => (
          <ToggleButton key={value} pressed={view.filter === value} onClick={() => view.setFilter(value)}>
            {labels[value]}
          </ToggleButton>
        ))}
      </fieldset>
      {children}
    </div>
  )
}

/** Saves the messages that are shown, redacted as they are, as a file. */
export function ExportButtons({ view }: { view: FlowView }) {
  const provider = useProvider()
  const { shown, isCut } = view
  return (
    <>
      <Button
        tone="quiet"
        size="small"
        icon={<Icon of={Download} />}
        disabled={shown.length === 0}
        onClick={() => saveFile('scopedeck-flow.har', 'application/json', toHar(shown, provider))}
      >
        HAR
      </Button>
      <Button
        tone="quiet"
        size="small"
        icon={<Icon of={Download} />}
        disabled={shown.length === 0}
        onClick={() => saveFile('scopedeck-flow.json', 'application/json', toJson(shown, isCut))}
      >
        JSON
      </Button>
    </>
  )
}
