import type { UriType } from '@scopedeck/server/contract/requirements.ts'
import { useQuery } from '@tanstack/react-query'
import { Heart } from 'lucide-react'
import { useVerdict } from '../lens/gate.ts'
import { GatedIconButton } from '../lens/gated-button.tsx'
import { cx } from '../shared/cx.ts'
import { saveWords } from './save-words.ts'
import { savingAction, savingQueries } from './saving.queries.ts'
import { useSave } from './use-save.ts'

interface SaveButtonProps {
  /** The thing to save; absent where there is nothing to save (an advertisement, a local file). */
  uri: string | undefined
  /** Its name, where the button stands in a list. */
  name?: string
  /** Where it is known already: a row of the library is saved. */
  isKnownSaved?: boolean
  tabIndex?: number
  className?: string
}

/** Whether a thing is saved, as far as the grant shows it. */
export function useSaved(uri: string | undefined, isKnownSaved?: boolean) {
  const facts = { uriTypes: [typeOf(uri)] } as const
  const canRead = useVerdict('check-library-contains', facts).state === 'allowed'
  const { data: isSaved = false } = useQuery({
    ...savingQueries.saved(uri ?? ''),
    ...(isKnownSaved !== undefined && { initialData: isKnownSaved }),
    enabled: canRead && !!uri,
  })
  return { isSaved, facts }
}

/** What a button that saves or removes does. */
export function gateOf(uri: string, isSaved: boolean) {
  const { what, promise } = saveWords(uri, !isSaved)
  return {
    operation: isSaved ? 'remove-library-items' : 'save-library-items',
    what,
    promise,
    resume: savingAction(uri, !isSaved),
  } as const
}

/** The heart. One scope shows whether the thing is saved, another one changes it; which ones depends on its kind. */
export function SaveButton({ uri, name, isKnownSaved, ...rest }: SaveButtonProps) {
  const save = useSave()
  const { isSaved, facts } = useSaved(uri, isKnownSaved)
  if (!uri) return null
  return (
    <GatedIconButton
      {...rest}
      {...gateOf(uri, isSaved)}
      facts={facts}
      icon={Heart}
      label={saveWords(uri, !isSaved).label(name)}
      tone={isSaved ? 'on' : 'quiet'}
      className={cx(isSaved && '[&>svg]:fill-current', rest.className)}
      onAct={() => void save(uri, !isSaved)}
    />
  )
}

const types: readonly UriType[] = ['track', 'album', 'episode', 'show', 'audiobook', 'artist', 'user', 'playlist']

export function typeOf(uri = ''): UriType {
  return types.find((type) => uri.startsWith(`spotify:${type}:`)) ?? 'track'
}
