import { Laptop, type LucideIcon, MonitorSpeaker, Smartphone, Speaker } from 'lucide-react'

const icons: Record<string, LucideIcon> = {
  computer: Laptop,
  smartphone: Smartphone,
  speaker: Speaker,
}

/** The icon of a type of device that plays often; of other types one that stands for all. */
export function commonDeviceIcon(type: string | undefined): LucideIcon {
  return icons[type?.toLowerCase() ?? ''] ?? MonitorSpeaker
}
