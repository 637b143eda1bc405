import { ExternalLink } from 'lucide-react'
import { buttonClass } from '../shared/elements/button.tsx'
import { Icon } from '../shared/elements/icon.tsx'

/** To Spotify's own page, where the account holder takes the grant back; nothing where there is no such page. */
export function AppsLink({ appsUrl }: { appsUrl: string | undefined }) {
  if (appsUrl === undefined) return null
  return (
    <a href={appsUrl} target="_blank" rel="noreferrer" className={buttonClass('secondary')}>
      Remove it at Spotify
      <Icon of={ExternalLink} />
    </a>
  )
}
