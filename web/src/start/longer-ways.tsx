import { KeyRound, ListMusic, type LucideIcon, SlidersHorizontal } from 'lucide-react'
import { Link } from 'react-router'
import { signInAddress } from '../session/sign-in.ts'
import { Icon } from '../shared/elements/icon.tsx'

const way = 'flex items-start gap-2.5 rounded-control text-muted hover:text-text'

/** For those who know what they want. */
export function LongerWays() {
  return (
    <ul className="mt-3 grid gap-x-10 gap-y-4 sm:grid-cols-3">
      <li>
        <Link to="/scopes" className={way}>
          <Words icon={KeyRound} title="Pick your own scopes" />
        </Link>
      </li>
      <li>
        <a href={signInAddress(['playlist-read-private'], { returnTo: '/playlists' })} className={way}>
          <Words icon={ListMusic} title="Open your playlists" />
        </a>
      </li>
      <li>
        <a href={signInAddress(remoteControl, { returnTo: '/player' })} className={way}>
          <Words icon={SlidersHorizontal} title="Steer the player" />
        </a>
      </li>
    </ul>
  )
}

const remoteControl = ['user-read-playback-state', 'user-modify-playback-state', 'user-read-currently-playing']

function Words({ icon, title }: { icon: LucideIcon; title: string }) {
  return (
    <>
      <Icon of={icon} className="mt-px" />
      {title}
    </>
  )
}
