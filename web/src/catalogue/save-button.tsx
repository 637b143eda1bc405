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
  tabIndex?: number
  className?: string
}

/** The heart. One scope shows whether the thing is saved, another one changes it; which ones depends on its kind. */
export function SaveButton({ uri, name, ...rest }: SaveButtonProps) {
  const save = useSave()
  const facts = { uriTypes: [typeOf(uri)] } as const
  const canRead = useVerdict('check-library-contains', facts).state === 'allowed'
  const { data: isSaved = false } = useQuery({ ...savingQueries.saved(uri ?? ''), enabled: canRead && !!uri })
  if (!uri) return null
  const words = saveWords(uri, !isSaved)
  return (
    <GatedIconButton
      {...rest}
      operation={isSaved ? 'remove-library-items' : 'save-library-items'}
      facts={facts}
      what={words.what}
      promise={words.promise}
      resume={savingAction(uri, !isSaved)}
      icon={Heart}
      label={words.label(name)}
      tone={isSaved ? 'on' : 'quiet'}
      className={cx(isSaved && '[&>svg]:fill-current', rest.className)}
      onAct={() => void save(uri, !isSaved)}
    />
  )
}

const types: readonly UriType[] = ['track', 'album', 'episode', 'show', 'audiobook', 'artist', 'user', 'playlist']

function typeOf(uri = ''): UriType {
  return types.find((type) => uri.startsWith(`spotify:${type}:`)) ?? 'track'
}
