import { describe, expect, it } from 'vitest'
import { operation } from './operations.ts'
import { judge } from './requirements.ts'

const grant = (...scopes: string[]) => new Set(scopes)

describe('judge', () => {
  it('asks for every scope that is always needed', () => {
    const { requirement } = operation('get-queue')
    expect(judge(requirement, grant('user-read-playback-state'))).toMatchObject({
      state: 'blocked',
      missingScopes: ['user-read-currently-playing'],
    })
  })

  it('lets a call through that may need a scope only Spotify can know of', () => {
    const { requirement } = operation('add-items-to-playlist')
    expect(judge(requirement, grant('playlist-modify-public')).state).toBe('conditional')
    expect(judge(requirement, grant()).state).toBe('blocked')
    expect(judge(requirement, grant('playlist-modify-public', 'playlist-modify-private')).state).toBe('allowed')
  })

  it('knows which side once the playlist is known', () => {
    const { requirement } = operation('add-items-to-playlist')
    const facts = { visibility: 'private' } as const
    expect(judge(requirement, grant('playlist-modify-public'), facts)).toMatchObject({
      state: 'blocked',
      requiredScopes: ['playlist-modify-private'],
      missingScopes: ['playlist-modify-private'],
    })
  })

  it('needs the scopes of both sides to move a playlist from one to the other', () => {
    const facts = { visibility: 'private', requestedVisibility: 'public' } as const
    const { missingScopes } = judge(operation('change-playlist-details').requirement, grant(), facts)
    expect(missingScopes.toSorted()).toEqual(['playlist-modify-private', 'playlist-modify-public'])
  })

  it('reads a public playlist with no scope, and a private one not', () => {
    const { requirement } = operation('get-playlist')
    expect(judge(requirement, grant(), { visibility: 'public' }).state).toBe('allowed')
    expect(judge(requirement, grant()).state).toBe('conditional')
    expect(judge(requirement, grant(), { visibility: 'private' }).state).toBe('blocked')
  })

  it('asks by what the request wants where the playlist does not exist yet', () => {
    const { requirement } = operation('create-playlist')
    const verdict = judge(requirement, grant('playlist-modify-private'), { requestedVisibility: 'public' })
    expect(verdict).toMatchObject({ state: 'blocked', missingScopes: ['playlist-modify-public'] })
  })

  it('asks for the scope of each kind of thing named', () => {
    const { requirement } = operation('save-library-items')
    expect(judge(requirement, grant('user-library-modify'), { uriTypes: ['track', 'artist'] })).toMatchObject({
      state: 'blocked',
      missingScopes: ['user-follow-modify'],
    })
    expect(judge(requirement, grant('user-library-modify'), { uriTypes: ['track', 'show'] }).state).toBe('allowed')
  })

  it('says what a scope would add without making it a need', () => {
    expect(judge(operation('get-current-users-profile').requirement, grant())).toMatchObject({
      state: 'allowed',
      wouldAdd: ['user-read-private', 'user-read-email'],
    })
    const listing = operation('get-a-list-of-current-users-playlists').requirement
    expect(judge(listing, grant())).toMatchObject({
      state: 'allowed',
      requiredScopes: [],
      wouldAdd: ['playlist-read-private', 'playlist-read-collaborative'],
    })
    expect(judge(listing, grant('playlist-read-private'))).toMatchObject({
      state: 'allowed',
      wouldAdd: ['playlist-read-collaborative'],
    })
  })
})
