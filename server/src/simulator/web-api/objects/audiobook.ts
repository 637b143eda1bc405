import { drawnImages } from '../../world/art-address.ts'
import type { Audiobook, Chapter } from '../../world/entities.ts'
import { entityUri } from '../../world/spotify-id.ts'
import type { View } from '../call.ts'
import { firstPage } from '../paging.ts'
import { links, markets, releaseDate } from './links.ts'
import { resumePoint } from './show.ts'

export function simplifiedAudiobook(audiobook: Audiobook, view: View) {
  return {
    ...links(view, 'audiobook', audiobook.id),
    authors: audiobook.authors.map((name) => ({ name })),
    copyrights: [],
    description: audiobook.description,
    html_description: `<p>${audiobook.description}</p>`,
    edition: audiobook.edition,
    explicit: audiobook.explicit,
    images: drawnImages(view.origin, audiobook.id),
    languages: ['en'],
    media_type: 'audio',
    name: audiobook.name,
    narrators: audiobook.narrators.map((name) => ({ name })),
    type: 'audiobook' as const,
    total_chapters: audiobook.chapters.length,
    ...(view.mode === 'extended' && { available_markets: markets, publisher: audiobook.publisher }),
  }
}

export function audiobookObject(audiobook: Audiobook, view: View) {
  const simplified = simplifiedAudiobook(audiobook, view)
  const chapters = firstPage(`${simplified.href}/chapters`, audiobook.chapters, (chapter) =>
    simplifiedChapter(chapter, view),
  )
  return { ...simplified, chapters }
}

/** Spotify's reference calls a chapter an episode, in its type and in its URI. */
export function simplifiedChapter(chapter: Chapter, view: View) {
  return {
    ...links(view, 'chapter', chapter.id),
    uri: entityUri(chapter),
    audio_preview_url: null,
    chapter_number: chapter.number,
    description: chapter.description,
    html_description: `<p>${chapter.description}</p>`,
    duration_ms: chapter.durationMs,
    explicit: chapter.audiobook.explicit,
    images: drawnImages(view.origin, chapter.audiobook.id),
    is_playable: true,
    languages: ['en'],
    name: chapter.name,
    ...releaseDate(chapter.releaseDate),
    ...resumePoint(chapter, view),
    type: 'episode' as const,
    ...(view.mode === 'extended' && { available_markets: markets }),
  }
}

export function chapterObject(chapter: Chapter, view: View) {
  return { ...simplifiedChapter(chapter, view), audiobook: simplifiedAudiobook(chapter.audiobook, view) }
}
