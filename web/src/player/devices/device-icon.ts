import { type LucideIcon, MonitorSpeaker, Smartphone } from 'lucide-react'

/** The icon of a device in the bar, which every screen loads: a phone, or one that stands for all others. */
export function deviceIcon(type: string | undefined): LucideIcon {
  return type?.toLowerCase() === 'smartphone' ? Smartphone : MonitorSpeaker
}
