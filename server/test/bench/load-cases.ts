import type { SubjectName } from './subjects.ts'

export interface LoadCase {
  title: string
  /** The first is what the others are compared with. */
  subjects: readonly SubjectName[]
  /** How many sessions the connections share. */
  sessions: number
  /** What a connection asks for, in turn. Connections begin at different places. */
  paths: readonly string[]
}

export const connectionCount = 32

const webApi = '/api/spotify/v1'
const page = `${webApi}/me/playlists?limit=20&offset=0`
const all: readonly SubjectName[] = ['limit', 'http-proxy', 'usual BFF', 'ours', 'ours, Redis', 'ours, 2 workers']

/** What is measured with a load, by the name that `--only` takes. */
export const loadCases = {
  page: {
    title: 'A page of playlists (8.9 KB, its links lead elsewhere), each connection its own session',
    subjects: all,
    sessions: connectionCount,
    paths: [page],
  },
  links: {
    title: 'The same page with the API’s own links, which ours redirects',
    subjects: ['limit', 'usual BFF', 'ours'],
    sessions: connectionCount,
    paths: [`${webApi}/me/playlists?limit=20&offset=20`],
  },
  mix: {
    title: 'Six operations, 32 connections of 4 sessions, so that some calls coincide',
    subjects: ['limit', 'usual BFF', 'ours', 'ours, Redis'],
    sessions: 4,
    paths: [
      page,
      `${webApi}/me`,
      `${webApi}/me/tracks?limit=20&offset=0`,
      `${webApi}/me/top/artists?limit=10`,
      `${webApi}/me/player`,
      `${webApi}/search?q=love&type=track&limit=5`,
    ],
  },
  session: {
    title: '`/api/session`',
    subjects: ['usual BFF', 'ours', 'ours, Redis'],
    sessions: connectionCount,
    paths: ['/api/session'],
  },
} as const satisfies Record<string, LoadCase>
