import { IconButton } from '../shared/elements/icon-button.tsx'
import { Menu, MenuChoice } from '../shared/elements/menu.tsx'
import { chooseTheme, useTheme } from '../shared/theme.ts'
import { themeOptions, themeWords } from './theme-words.ts'

export function ThemeMenu() {
  const theme = useTheme()
  const { icon, label } = themeWords[theme]
  return (
    <Menu
      label="Theme"
      trigger={<IconButton icon={icon} label={`Theme: ${label.toLowerCase()}`} tone="secondary" tooltipSide="bottom" />}
    >
      <MenuChoice label="Theme" value={theme} options={themeOptions} onChange={chooseTheme} />
    </Menu>
  )
}
