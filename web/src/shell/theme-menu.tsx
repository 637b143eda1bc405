import type { ReactElement } from 'react'
import { Menu, MenuChoice } from '../shared/elements/menu.tsx'
import { chooseTheme, themeOptions, useTheme } from '../shared/theme.ts'

/** The choice of the theme, with the button that opens it. */
export default function ThemeMenu({ trigger }: { trigger: ReactElement }) {
  return (
    <Menu label="Theme" trigger={trigger}>
      <MenuChoice label="Theme" value={useTheme()} options={themeOptions} onChange={chooseTheme} />
    </Menu>
  )
}
