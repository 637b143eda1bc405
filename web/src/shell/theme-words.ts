import { type LucideIcon, Moon, Sun, SunMoon } from 'lucide-react'
import { type Theme, themes } from '../shared/theme.ts'

export const themeWords: Record<Theme, { label: string; icon: LucideIcon }> = {
  light: { label: 'Light', icon: Sun },
  dark: { label: 'Dark', icon: Moon },
  system: { label: 'As the system', icon: SunMoon },
}

export const themeOptions = themes.map((theme) => ({ value: theme, label: themeWords[theme].label }))
