import type { Requirement, Visibility } from '@scopedeck/server/contract/requirements.ts'
import { useQuery } from '@tanstack/react-query'
import { useVerdict } from '../../lens/gate.ts'
import { exploreQueries } from '../explore.queries.ts'
import { isList, isObject } from '../json.ts'
import { pickSource } from './pick-sources.ts'

/** Whether a playlist is public, where the call depends on it and it is in one’s own list; else nobody knows before the call. */
export function usePlaylistVisibility({ visibility }: Requirement, id: string | undefined): Visibility | undefined {
  const mayList = useVerdict(pickSource('playlists').operation).state !== 'blocked'
  const { data } = useQuery({
    ...exploreQueries.picks('playlists'),
    enabled: mayList && visibility !== undefined && Boolean(id),
  })
  const playlists = isObject(data) && isList(data.items) ? data.items.filter(isObject) : []
  const playlist = playlists.find((each) => each.id === id)
  if (playlist?.collaborative === true || playlist?.public === false) return 'private'
  return playlist?.public === true ? 'public' : undefined
}
