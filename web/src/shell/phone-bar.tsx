import { Ellipsis, Keyboard, LogOut, Search, UserRound } from 'lucide-react'
import { useMatches, useNavigate } from 'react-router'
import { useSignedIn } from '../session/use-session.ts'
import { IconButton } from '../shared/elements/icon-button.tsx'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../shared/elements/menu.tsx'
import { chooseTheme, useTheme } from '../shared/theme.ts'
import { useCommands } from './commands.tsx'
import { LensIconButton } from './lens-button.tsx'
import { Mark } from './mark.tsx'
import { readHandle } from './screen-handle.ts'
import { SimulatedChip } from './simulated-mark.tsx'
import { themeOptions } from './theme-words.ts'

/** The top of a phone: where one is, whether it is simulated, the lens, and the rest in a menu. */
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
