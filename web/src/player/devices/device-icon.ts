import { Car, Gamepad2, Laptop, type LucideIcon, MonitorSpeaker, Smartphone, Speaker, Tablet, Tv } from 'lucide-react'

const icons: Record<string, LucideIcon> = {
  automobile: Car,
  computer: Laptop,
  game_console: Gamepad2,
  gameconsole: Gamepad2,
  smartphone: Smartphone,
  speaker: Speaker,
  tablet: Tablet,
  tv: Tv,
}

export function deviceIcon(type: string | undefined): LucideIcon {
  return icons[type?.toLowerCase() ?? ''] ?? MonitorSpeaker
}
