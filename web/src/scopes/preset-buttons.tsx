import { useState } from 'react'
import { ToggleButton } from '../shared/elements/button.tsx'
import { preset, presetIds, scopesOfPreset } from './presets.ts'
import { isSame } from './selection.ts'
import type { SelectionState } from './use-selection.ts'

/** What apps are made for. A preset is pressed while the selection is exactly its own; pressed again, nothing is left. */
export function PresetButtons({ selection: { scopes, choose } }: { selection: SelectionState }) {
  const [presets] = useState(() => presetIds.map((id) => ({ id, own: scopesOfPreset(id) })))
  return (
    <fieldset className="scrollbar-none -mx-4 flex min-w-0 gap-2 overflow-x-auto px-4 py-1 md:mx-0 md:flex-wrap md:overflow-visible md:px-0">
      <legend className="sr-only">Presets</legend>
      {presets.map(({ id, own }) => {
        const pressed = isSame(own, scopes)
        return (
          <ToggleButton key={id} pressed={pressed} onClick={() => choose(pressed ? [] : own)}>
            {preset(id).title}
          </ToggleButton>
        )
      })}
    </fieldset>
  )
}
