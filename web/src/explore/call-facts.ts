import { type OperationId, operation } from '@scopedeck/server/contract/operations.ts'
import type { CallFacts, UriType, Visibility } from '@scopedeck/server/contract/requirements.ts'
import { type FormValues, partsOf } from './form-values.ts'

/**
 * What a form says that decides which scopes its call needs.
 * @param visibility the playlist as it is, where that is known
 */
export function callFacts(id: OperationId, values: FormValues, visibility?: Visibility): CallFacts {
  const { requirement } = operation(id)
  const uriTypes = requirement.uriTypes ? typesIn(values.uris ?? '', requirement.uriTypes) : undefined
  const requestedVisibility = requirement.visibility && requestedSide(id, values)
  return {
    ...(visibility && requirement.visibility && { visibility }),
    ...(requestedVisibility && { requestedVisibility }),
    ...(uriTypes && { uriTypes }),
  }
}

/** A new playlist is public unless said; a change says nothing unless it does. */
function requestedSide(id: OperationId, { public: isPublic, collaborative }: FormValues): Visibility | undefined {
  if (!('public' in operation(id).parameters)) return undefined
  if (isPublic) return isPublic === 'false' ? 'private' : 'public'
  if (operation(id).requirement.kind !== 'by-request') return undefined
  return collaborative === 'true' ? undefined : 'public'
}

function typesIn(uris: string, known: object): UriType[] | undefined {
  const types = partsOf(uris).map((uri) => uri.split(':')[1] ?? '')
  const found = [...new Set(types)].filter((type): type is UriType => Object.hasOwn(known, type))
  return found.length > 0 ? found : undefined
}
