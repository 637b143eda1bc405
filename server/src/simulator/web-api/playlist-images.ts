import { playlistImages } from '../world/art-address.ts'
import { accepted, type Endpoints, ok } from './call.ts'
import { badRequest } from './errors.ts'
import { findPlaylist, ownPlaylist, visibilityOf } from './playlist-access.ts'

/** Of the base64 text, in bytes. */
export const mostImageBytes = 256 * 1024

export const playlistImageEndpoints = {
  'get-playlist-cover': {
    facts: (call) => ({ visibility: visibilityOf(findPlaylist(call)) }),
    answer: (call) => ok(playlistImages(call.origin, findPlaylist(call))),
  },
  'upload-custom-playlist-cover': {
    facts: (call) => ({ visibility: visibilityOf(findPlaylist(call)) }),
    answer: (call) => {
      ownPlaylist(call).setCover(readJpeg(call.rawBody))
      return accepted()
    },
  },
} satisfies Endpoints

/** @throws {WebApiError} 400 for what is not base64 of something that begins as a JPEG does */
function readJpeg(text: string): Buffer {
  const base64 = text.replaceAll(/\s/g, '')
  const image = /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : Buffer.alloc(0)
  if (image[0] !== 0xff || image[1] !== 0xd8 || image[2] !== 0xff) throw badRequest('Invalid image')
  return image
}
