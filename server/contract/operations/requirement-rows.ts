import type { Requirement, UriType } from '../requirements.ts'
import type { Scope } from '../scopes.ts'

export const none: Requirement = { kind: 'none', confidence: 'spec' }
export const all = (...scopes: Scope[]): Requirement => ({ kind: 'all', confidence: 'spec', all: scopes })

export const modifyBySide = { public: 'playlist-modify-public', private: 'playlist-modify-private' } as const
export const readByVisibility: Requirement = {
  kind: 'by-visibility',
  confidence: 'inferred',
  visibility: { private: 'playlist-read-private' },
}
export const modifyByVisibility: Requirement = {
  kind: 'by-visibility',
  confidence: 'inferred',
  visibility: modifyBySide,
}
export const createByRequest: Requirement = { kind: 'by-request', confidence: 'observed', visibility: modifyBySide }
export const followByRequest: Requirement = { kind: 'by-request', confidence: 'inferred', visibility: modifyBySide }

export const byUriType = (saved: Scope, followed: Scope, playlist: Scope): Requirement => {
  const uriTypes: Record<UriType, Scope> = {
    track: saved,
    album: saved,
    episode: saved,
    show: saved,
    audiobook: saved,
    artist: followed,
    user: followed,
    playlist,
  }
  return { kind: 'by-uri-type', confidence: 'inferred', uriTypes }
}
export const modifyLibrary = byUriType('user-library-modify', 'user-follow-modify', 'playlist-modify-public')

/** Of answers that are episodes or chapters. The description says it of both, though only operations of episodes list the scope. */
export const resumePoint: Requirement = {
  kind: 'gates-fields',
  confidence: 'inferred',
  fields: { 'user-read-playback-position': ['resume_point'] },
}
