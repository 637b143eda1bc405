import { drawnImages } from '../../world/art-address.ts'
import type { Chapter, Episode, Playable, Show } from '../../world/entities.ts'
import type { View } from '../call.ts'
import { firstPage } from '../paging.ts'
import { links, markets, releaseDate } from './links.ts'
import { trackObject } from './music.ts'

export function simplifiedShow(show: Show, view: View) {
  return {
    ...links(view, 'show', show.id),
    copyrights: [],
    description: show.description,
    html_description: `<p>${show.description}</p>`,
    explicit: show.explicit,
    images: drawnImages(view.origin, show.id),
    is_externally_hosted: false,
    languages: ['en'],
    media_type: 'audio',
    name: show.name,
    type: 'show' as const,
    total_episodes: show.episodes.length,
    ...(view.mode === 'extended' && { available_markets: markets, publisher: show.publisher }),
  }
}

export function showObject(show: Show, view: View) {
  const simplified = simplifiedShow(show, view)
  const episodes = firstPage(`${simplified.href}/episodes`, show.episodes, (episode) =>
    simplifiedEpisode(episode, view),
  )
  return { ...simplified, episodes }
}

export function simplifiedEpisode(episode: Episode, view: View) {
  return {
    ...links(view, 'episode', episode.id),
    audio_preview_url: null,
    description: episode.description,
    html_description: `<p>${episode.description}</p>`,
    duration_ms: episode.durationMs,
    explicit: episode.explicit,
    images: drawnImages(view.origin, episode.id),
    is_externally_hosted: false,
    is_playable: true,
    language: 'en',
    languages: ['en'],
    name: episode.name,
    ...releaseDate(episode.releaseDate),
    ...resumePoint(episode, view),
    type: 'episode' as const,
  }
}

export function episodeObject(episode: Episode, view: View) {
  return { ...simplifiedEpisode(episode, view), show: simplifiedShow(episode.show, view) }
}

/**
 * An episode for a client that knows only tracks, with a track's members, and never to be played (spotify/web-api#1528).
 * Choice: the show stands for the album, and its publisher for the artist.
 */
export function episodeAsTrack(episode: Episode, view: View) {
  const { show } = episode
  const [own, showLinks] = [links(view, 'episode', episode.id), links(view, 'show', show.id)]
  return {
    ...own,
    album: {
      ...showLinks,
      album_type: 'show',
      artists: [],
      images: drawnImages(view.origin, show.id),
      name: show.name,
      ...releaseDate(episode.releaseDate),
      total_tracks: show.episodes.length,
      type: 'show' as const,
    },
    artists: [{ ...showLinks, name: show.publisher, type: 'artist' as const }],
    disc_number: 0,
    duration_ms: episode.durationMs,
    explicit: episode.explicit,
    external_ids: own.external_urls,
    is_local: false,
    is_playable: false,
    name: episode.name,
    track_number: 0,
    type: 'episode' as const,
    ...(view.mode === 'extended' && { popularity: 0, preview_url: null }),
  }
}

export function playableObject(item: Playable, view: View) {
  return item.kind === 'track' ? trackObject(item, view) : episodeObject(item, view)
}

/** The resume point of the account, if the scope allows to read it. */
export function resumePoint({ id, durationMs }: Episode | Chapter, { account, scopes }: View) {
  if (!scopes.has('user-read-playback-position')) return {}
  const reachedMs = account.resumePoints.get(id) ?? 0
  const isThrough = reachedMs >= durationMs
  return { resume_point: { fully_played: isThrough, resume_position_ms: isThrough ? 0 : Math.round(reachedMs) } }
}
