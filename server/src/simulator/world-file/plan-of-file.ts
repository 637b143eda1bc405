import type { WorldFile } from '../../../contract/world-file.ts'
import { neighbours, type Person, spotify } from '../world/person.ts'
import type { AccountPlan, WorldPlan } from '../world/world-plan.ts'
import { planFiledAccounts } from './accounts.ts'
import { createFiledCatalogue } from './catalogue.ts'
import { planFiledPlaylists } from './playlists.ts'
import { References } from './references.ts'
import type { Mistake } from './world-file-error.ts'

/** Of a world that no number made. */
const seed = 1

/** The world that a file describes, and the references in it that lead nowhere. Without mistakes the plan is whole. */
export function planOfFile(file: WorldFile): { plan: WorldPlan; mistakes: readonly Mistake[] } {
  const references = new References()
  const catalogue = createFiledCatalogue(file, references)
  const accounts = file.accounts ?? [{ id: 'ada', displayName: 'Ada' }]
  const people = peopleOf(file, accounts, references)
  const playlists = planFiledPlaylists(file, { catalogue, people, references })
  const planned: AccountPlan[] = planFiledAccounts(accounts, { seed, catalogue, playlists, references })
  const others = [...people.values()].filter(({ id }) => !accounts.some((account) => account.id === id))
  return {
    plan: { source: { file }, seed, catalogue, accounts: planned, playlists, people: others },
    mistakes: references.mistakes,
  }
}

/** Everybody a playlist can belong to. */
function peopleOf(
  { people = [] }: WorldFile,
  accounts: readonly { id: string; displayName?: string }[],
  references: References,
): ReadonlyMap<string, Person> {
  references.unique('accounts', accounts)
  references.unique('people', people)
  const named = ({ id, displayName }: { id: string; displayName?: string }): Person => ({
    id,
    displayName: displayName ?? id,
  })
  const known = [...neighbours, spotify, ...[...people, ...accounts].map(named)]
  return new Map(known.map((person) => [person.id, person]))
}
