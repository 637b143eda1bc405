import { known, recordIn, rowsIn, textIn } from '@scopedeck/server/contract/answer-members.ts'
import { nameablesOf, type ValueForm } from '@scopedeck/server/contract/parameters.ts'
import type { Json } from '../json.ts'
import { allResourcesIn, type Resource } from '../resources.ts'
import type { Pickable } from './pick-sources.ts'

/** The resources in the answer of a source that are of a kind the form takes, each once. */
export function picksIn(answer: Json | undefined, form: ValueForm): Pickable[] {
  const types = nameablesOf(form)
  const takesUri = form.kind === 'uri' || form.kind === 'uris'
  const found = types.includes('device') ? devicesIn(answer) : allResourcesIn(answer)
  const picks = found.flatMap((resource): Pickable[] => {
    const value = takesUri ? resource.uri : resource.id
    return value !== undefined && types.includes(resource.type) ? [{ ...resource, value }] : []
  })
  return [...new Map(picks.map((pick) => [`${pick.type} ${pick.value}`, pick])).values()]
}

function devicesIn(answer: Json | undefined): Resource[] {
  return rowsIn(recordIn(answer).devices, (entry) => {
    const { id, name, type, is_active: isActive } = recordIn(entry)
    const kind = textIn(type) ?? 'Device'
    const by = isActive === true ? `${kind}, playing here` : kind
    return { type: 'device', name: textIn(name) ?? kind, by, images: [], ...known({ id: textIn(id) }) }
  })
}
