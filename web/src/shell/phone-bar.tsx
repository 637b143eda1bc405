import { Ellipsis, Keyboard, LogOut, ScanEye, Search, UserRound } from 'lucide-react'
import { useMatches, useNavigate } from 'react-router'
import { useLens } from '../lens/lens.tsx'
import { useProvider, useSignedIn } from '../session/use-session.ts'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../shared/elements/menu.tsx'
import { chooseTheme, themeOptions, useTheme } from '../shared/theme.ts'
import { useCommands } from './commands.tsx'
import { Mark } from './mark.tsx'
import { readHandle } from './screen-handle.ts'

/** The top bar of a phone: title, mark of the simulator, lens, and everything else in a menu. */
export function PhoneBar() {
  const { title } = readHandle(useMatches())
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 pr-2 pl-4 md:hidden">
      <Mark named={false} />
      <span className="mr-auto truncate pl-2 text-lead font-semibold">{title}</span>
      <SimulatedChip />
      <LensIconButton />
      <MoreMenu />
    </header>
  )
}

function MoreMenu() {
  const { show, signOut } = useCommands()
  const navigate = useNavigate()
  const theme = useTheme()
  const session = useSignedIn()
  return (
    <Menu label="More" trigger={<IconButton icon={Ellipsis} label="More" size="large" />}>
      <MenuItem icon={Search} onSelect={() => show('palette')}>
        Find
      </MenuItem>
      <MenuItem icon={UserRound} onSelect={() => navigate('/account')}>
        Account
      </MenuItem>
      <MenuItem icon={Keyboard} onSelect={() => show('keys')}>
        Keys
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <MenuChoice label="Theme" value={theme} options={themeOptions} onChange={chooseTheme} />
      {session && (
        <>
          <MenuSeparator />
          <MenuItem icon={LogOut} onSelect={signOut}>
            Sign out
          </MenuItem>
        </>
      )}
    </Menu>
  )
}

function SimulatedChip() {
  const { kind } = useProvider()
  if (kind !== 'simulator') return null
  return <span className="rounded-full bg-raised px-2.5 py-0.5 font-mono text-small text-muted">simulated</span>
}

function LensIconButton() {
  const { on, toggle } = useLens()
  return (
    <IconButton
      icon={ScanEye}
      label="Lens"
      aria-pressed={on}
      tone={on ? 'accent' : 'quiet'}
      size="large"
      onClick={toggle}
    />
  )
}
