import { type Scope, scopeRow } from '@scopedeck/server/contract/scopes.ts'
import { spoken, spokenCount } from '@scopedeck/server/contract/words.ts'
import { leastScopesWithin } from './least-set.ts'
import { needsOf, type PresetId, preset, presetIds } from './presets.ts'

/** A suggestion to ask for fewer scopes. */
interface SmallerSelection {
  sentence: string
  /** The words on the button. */
  action: string
  /** The scopes that stay selected. */
  scopes: readonly Scope[]
}

/** The largest preset that needs fewer scopes than are selected; else the selection without scopes that unlock no call. */
export function smallerSelection(selection: readonly Scope[]): SmallerSelection | undefined {
  return withinPreset(selection) ?? withoutSdkScopes(selection)
}

function withinPreset(selection: readonly Scope[]): SmallerSelection | undefined {
  const covered = presetIds.flatMap((id): Covered[] => {
    const least = preset(id).sdk ? undefined : leastScopesWithin(needsOf(id), selection)
    return least ? [{ id, least }] : []
  })
  // A selection that equals a preset was chosen on purpose, so a smaller preset is not suggested.
  if (covered.some(({ id, least }) => preset(id).features && least.length === selection.length)) return undefined
  const largest = covered
    .filter(({ least }) => least.length < selection.length)
    .toSorted((one, other) => other.least.length - one.least.length)[0]
  return largest && { ...words(largest, selection.length), scopes: largest.least }
}

interface Covered {
  id: PresetId
  least: readonly Scope[]
}

function words({ id, least }: Covered, asked: number): Pick<SmallerSelection, 'sentence' | 'action'> {
  return {
    sentence: `${preset(id).subject} needs ${spokenCount(least.length, 'scope')}. You ask for ${spoken(asked)}.`,
    action: least.length === 1 ? 'Keep only that one' : `Keep only those ${spoken(least.length)}`,
  }
}

/** Only Spotify’s playback SDKs use these scopes, and this app gives no token to the browser, where an SDK runs. */
function withoutSdkScopes(selection: readonly Scope[]): SmallerSelection | undefined {
  const names = selection.filter((scope) => scopeRow(scope).sdkOnly)
  if (names.length === 0) return undefined
  return {
    sentence: `${names.join(' and ')} ${names.length === 1 ? 'opens' : 'open'} no call: only Spotify’s SDKs use ${names.length === 1 ? 'it' : 'them'}.`,
    action: names.length === 1 ? 'Leave it out' : 'Leave them out',
    scopes: selection.filter((scope) => !names.includes(scope)),
  }
}
