import type { UriType } from '@scopedeck/server/contract/requirements.ts'
import { useQuery } from '@tanstack/react-query'
import { Heart } from 'lucide-react'
import { useVerdict } from '../../lens/gate.ts'
import { GatedIconButton } from '../../lens/gated-button.tsx'
import { cx } from '../../shared/cx.ts'
import { playerQueries } from '../player.queries.ts'
import { useSave } from './use-save.ts'

interface SaveButtonProps {
  /** What would be saved; without it there is nothing to save (an advertisement, a local file). */
  uri: string | undefined
  uriType: UriType
  className?: string
}

/** The heart. Whether it is full is one scope's business, changing it another's. */
export function SaveButton({ uri, uriType, className }: SaveButtonProps) {
  const save = useSave()
  const facts = { uriTypes: [uriType] }
  const canRead = useVerdict('check-library-contains', facts).state === 'allowed'
  const { data: isSaved = false } = useQuery({
    ...playerQueries.saved(uri ?? ''),
    enabled: canRead && uri !== undefined,
  })
  if (!uri) return null
  return (
    <GatedIconButton
      operation={isSaved ? 'remove-library-items' : 'save-library-items'}
      facts={facts}
      what={isSaved ? 'Removing from the library' : 'Saving to the library'}
      promise={isSaved ? 'it is removed' : 'it is saved'}
      resume={{ action: isSaved ? 'player.unsave' : 'player.save', args: { uri } }}
      icon={Heart}
      label={isSaved ? 'Remove from your library' : 'Save to your library'}
      tone={isSaved ? 'on' : 'quiet'}
      className={cx(isSaved && '[&_svg]:fill-current', className)}
      onAct={() => void save(uri, !isSaved)}
    />
  )
}
