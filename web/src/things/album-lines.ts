import type { AlbumSong } from './read-things.ts'

/** The head of a disc, as a line of its own. */
interface DiscLine {
  disc: number
  /** Milliseconds of all of its songs. */
  durationMs: number
}
export type AlbumLine = AlbumSong | DiscLine

export const isSong = (line: AlbumLine): line is AlbumSong => 'thing' in line

/** The songs of an album. Where it has several discs, each begins with a line of its own. */
export function withDiscs(songs: readonly AlbumLine[]): AlbumLine[] {
  const onlySongs = songs.filter(isSong)
  const discs = [...new Set(onlySongs.map(({ disc }) => disc))]
  if (discs.length < 2) return onlySongs
  // A song whose disc comes out of turn stays at its place: it is played from there.
  return onlySongs.flatMap((song, index) => {
    if (song.disc === onlySongs[index - 1]?.disc) return [song]
    const its = onlySongs.filter(({ disc }) => disc === song.disc)
    return [{ disc: song.disc, durationMs: lengthOf(its) }, song]
  })
}

/** Milliseconds of all songs together. */
export const lengthOf = (songs: readonly AlbumSong[]): number =>
  songs.reduce((sum, { thing: { durationMs = 0 } }) => sum + durationMs, 0)
