import type { View } from '../call.ts'

interface Links {
  external_urls: { spotify: string }
  href: string
  id: string
  uri: string
}

/**
 * The links that every object of the Web API carries. `external_urls` point at the simulator, because Spotify does not
 * know these entities.
 */
export function links({ origin }: View, type: string, id: string): Links {
  return {
    external_urls: { spotify: `${origin}/open/${type}/${id}` },
    href: `${origin}/v1/${type}s/${id}`,
    id,
    uri: `spotify:${type}:${id}`,
  }
}

/** Where the seeded accounts and their neighbours live. */
export const markets = [
  'AT',
  'AU',
  'BR',
  'CA',
  'CH',
  'DE',
  'ES',
  'FI',
  'FR',
  'GB',
  'IE',
  'IL',
  'IT',
  'JP',
  'NL',
  'NO',
  'PT',
  'SE',
  'US',
]

/** `YYYY-MM-DDTHH:MM:SSZ` */
export function timestamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

export function releaseDate(date: string): { release_date: string; release_date_precision: 'year' | 'month' | 'day' } {
  const precision = date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day'
  return { release_date: date, release_date_precision: precision }
}
