import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '..')

/** What calls Spotify for a control. */
const acts = /\buse(Command|SendCommand|Save|Mutation)\(/
/** What shows the scope of a control while the lens is on, or is the control that does. */
const marked = /<(Gated(Icon)?Button|CommandButton|LensChips|SaveButton)\b|useLensNames\(/

/** Files whose controls are drawn, and marked, by another file; or that call nothing of Spotify. */
const elsewhere: Record<string, { by: string } | { noScope: string }> = {
  'account/account.route.tsx': { noScope: 'ends the grant at this app' },
  'account/life-card.tsx': { noScope: 'refreshes the token set' },
  'account/session-row.tsx': { noScope: 'ends a session of this app' },
  'account/sessions-card.tsx': { noScope: 'ends sessions of this app' },
  'clocks/expire-button.tsx': { noScope: 'asks the simulator' },
  'clocks/time-machine.tsx': { noScope: 'asks the simulator' },
  'explore/explorer.tsx': { by: 'explore/form/call-header.tsx' },
  'playback/resumable-commands.tsx': { noScope: 'completes what a marked control began' },
  'catalogue/resumable-saving.tsx': { noScope: 'completes what a marked control began' },
  'player/devices/device-button.tsx': { by: 'player/devices/device-choice.tsx' },
  'player/devices/device-chooser.tsx': { by: 'player/devices/device-choice.tsx' },
  'player/panels/devices-panel.tsx': { by: 'player/devices/device-choice.tsx' },
}

const read = (file: string) => readFileSync(join(source, file), 'utf8')
const acting = globSync('**/*.tsx', { cwd: source }).filter((file) => !file.includes('.test.') && acts.test(read(file)))

test('every control that calls Spotify shows its scopes while the lens is on', () => {
  const unmarked = acting.filter((file) => !marked.test(read(file)) && !elsewhere[file])
  expect(unmarked).toEqual([])
})

test.for(Object.entries(elsewhere))('%s needs no mark of its own', ([file, why]) => {
  expect(acting).toContain(file)
  if ('by' in why) expect(read(why.by)).toMatch(/<(LensChips|ScopeChips)\b/)
})
