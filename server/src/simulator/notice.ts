import { conditionWords } from '../../contract/simulator-words.ts'
import { conditionsOf } from './controls/state.ts'
import { html, type Markup } from './html.ts'
import type { Simulation } from './simulation.ts'

/** At the top of every page of the simulator: what it is, where it is, and what is unusual about it now. */
export function notice(simulation: Simulation): Markup {
  const conditions = conditionWords(conditionsOf(simulation))
  const unusual = conditions.length > 0 ? html`<br>Now: ${conditions.join(', ')}.` : html``
  return html`<p class="notice"><strong>This is the simulator, not Spotify.</strong> <span class="wire">${simulation.origin}</span>${unusual}</p>`
}
