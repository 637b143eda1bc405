import { NavLink } from 'react-router'
import { cx } from '../shared/cx.ts'
import { Icon } from '../shared/elements/icon.tsx'
import { type Destination, destinations } from './destinations.ts'

/** The links of the rail: a line each where there is room, an icon over a word where there is less. */
export function RailLinks() {
  return (
    <nav aria-label="Screens" className="flex flex-col gap-0.5 px-2">
      {destinations.map((destination, index) => (
        <RailEntry
          key={destination.path}
          destination={destination}
          startsSection={destinations[index - 1]?.section === 'deck'}
        />
      ))}
    </nav>
  )
}

function RailEntry({ destination, startsSection }: { destination: Destination; startsSection: boolean }) {
  const isFirstToListen = startsSection && destination.section === 'listen'
  return (
    <>
      {isFirstToListen && <p className="hidden px-2.5 pt-4 pb-1.5 text-small text-muted xl:block">Listen</p>}
      <NavLink
        to={destination.path}
        end={destination.path === '/'}
        className={({ isActive }) =>
          cx(
            'flex flex-col items-center justify-center gap-1 rounded-control px-1 py-2 text-small font-[550] transition-colors xl:h-9 xl:flex-row xl:justify-start xl:gap-3 xl:px-2.5 xl:py-0 xl:text-body',
            isActive ? 'bg-raised text-text' : 'text-muted hover:bg-raised/60 hover:text-text',
          )
        }
      >
        <Icon of={destination.icon} />
        {destination.label}
        {destination.count && (
          <span className="ml-auto hidden font-mono text-small font-normal text-muted xl:inline">
            {destination.count}
          </span>
        )}
      </NavLink>
    </>
  )
}

const tabs = ['/', '/scopes', '/explore', '/playlists', '/player']

/** The same destinations along the bottom of a phone, within reach of a thumb. */
export function Tabs() {
  const shown = tabs.flatMap((path) => destinations.filter((destination) => destination.path === path))
  return (
    <nav aria-label="Screens" className="grid grid-cols-5 pb-[env(safe-area-inset-bottom)] md:hidden">
      {shown.map(({ path, label, short, icon }) => (
        <NavLink
          key={path}
          to={path}
          end={path === '/'}
          className={({ isActive }) =>
            cx(
              'flex h-14 flex-col items-center justify-center gap-1 text-small -outline-offset-4',
              isActive ? 'text-accent' : 'text-muted',
            )
          }
        >
          <Icon of={icon} />
          {short ?? label}
        </NavLink>
      ))}
    </nav>
  )
}
