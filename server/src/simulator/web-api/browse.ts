import { drawnImages } from '../world/art-address.ts'
import { genres } from '../world/words.ts'
import { type Call, type Endpoints, ok } from './call.ts'
import { notFound } from './errors.ts'
import { markets } from './objects/links.ts'
import { simplifiedAlbum } from './objects/music.ts'
import { simplifiedPlaylist } from './objects/playlist.ts'
import { pageOf } from './paging.ts'

/** What Spotify's own people put together: gone from development mode, answered in extended mode. */
export const browseEndpoints = {
  'get-new-releases': {
    answer: (call) => {
      const newest = call.world.catalogue.albums.toSorted((one, other) =>
        one.releaseDate < other.releaseDate ? 1 : -1,
      )
      return ok({ albums: pageOf(call, newest.slice(0, 100), (album) => simplifiedAlbum(album, call)) })
    },
  },
  'get-categories': {
    answer: (call) => ok({ categories: pageOf(call, genres, (genre) => categoryObject(genre, call)) }),
  },
  'get-a-category': { answer: (call) => ok(categoryObject(findGenre(call), call)) },
  'get-a-categories-playlists': { answer: (call) => ok(chosenPlaylists(call, findGenre(call))) },
  'get-featured-playlists': { answer: (call) => ok(chosenPlaylists(call, 'Picked for today')) },
  'get-recommendation-genres': { answer: () => ok({ genres: genres.map(slug) }) },
  'get-available-markets': { answer: () => ok({ markets }) },
} satisfies Endpoints

const slug = (genre: string) => genre.replaceAll(' ', '-')

function findGenre({ params }: Call): string {
  const genre = genres.find((each) => slug(each) === params.category_id)
  if (!genre) throw notFound("Specified id doesn't exist")
  return genre
}

function categoryObject(genre: string, { origin }: Call) {
  const id = slug(genre)
  return {
    href: `${origin}/v1/browse/categories/${id}`,
    icons: drawnImages(origin, id.replaceAll('-', '')),
    id,
    name: genre,
  }
}

/** A choice: the same for every category. */
function chosenPlaylists(call: Call, message: string) {
  const own = [...call.world.playlists.values()].filter(({ isSpotifys }) => isSpotifys)
  return { message, playlists: pageOf(call, own, (playlist) => simplifiedPlaylist(playlist, call)) }
}
