import { Command, FlaskConical, Keyboard, ListMusic, LogOut, Search, UserRound } from 'lucide-react'
import type { ReactElement } from 'react'
import { useNavigate } from 'react-router'
import { useSignedIn } from '../session/use-session.ts'
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../shared/elements/menu.tsx'
import { chooseTheme, themeOptions, useTheme } from '../shared/theme.ts'
import { useCommands } from './commands.tsx'

/** What has no room in the top bar of a phone, with the button that opens it. */
export default function MoreMenu({ trigger }: { trigger: ReactElement }) {
  const { show, signOut } = useCommands()
  const navigate = useNavigate()
  const theme = useTheme()
  const session = useSignedIn()
  return (
    <Menu label="More" trigger={trigger}>
      <MenuItem icon={Command} onSelect={() => show('palette')}>
        Find
      </MenuItem>
      <MenuItem icon={ListMusic} onSelect={() => navigate('/playlists')}>
        Playlists
      </MenuItem>
      <MenuItem icon={Search} onSelect={() => navigate('/search')}>
        Search
      </MenuItem>
      <MenuItem icon={FlaskConical} onSelect={() => navigate('/lab')}>
        Lab
      </MenuItem>
      <MenuItem icon={UserRound} onSelect={() => navigate('/account')}>
        Account
      </MenuItem>
      <MenuItem icon={Keyboard} onSelect={() => show('keys')}>
        Keyboard shortcuts
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
