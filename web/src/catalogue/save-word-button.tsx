import { Heart, UserRoundCheck, UserRoundPlus } from 'lucide-react'
import { GatedButton } from '../lens/gated-button.tsx'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { gateOf, typeOf, useSaved } from './save-button.tsx'
import { useSave } from './use-save.ts'

/** The heart with a word, for the screen of one thing: `Save` and `Saved`, `Follow` and `Following`. */
export function SaveWordButton({ uri }: { uri: string }) {
  const save = useSave()
  const { isSaved, facts } = useSaved(uri)
  const isArtist = typeOf(uri) === 'artist'
  const icon = isArtist ? (isSaved ? UserRoundCheck : UserRoundPlus) : Heart
  const words = isArtist ? ['Follow', 'Following'] : ['Save', 'Saved']
  return (
    <GatedButton
      {...gateOf(uri, isSaved)}
      facts={facts}
      tone="quiet"
      icon={<Icon of={icon} {...(isSaved && !isArtist && { className: 'fill-current' })} />}
      aria-pressed={isSaved}
      className={cx(isSaved && 'text-accent!')}
      onAct={() => void save(uri, !isSaved)}
    >
      {words[isSaved ? 1 : 0]}
    </GatedButton>
  )
}
