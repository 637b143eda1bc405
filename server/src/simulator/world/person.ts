/** An account as other accounts see it. */
export interface Person {
  id: string
  displayName: string
}

/** Spotify as an owner of playlists. It never signs in either. */
export const spotify: Person = { id: 'spotify', displayName: 'Spotify (simulated)' }

/** People who share playlists but never sign in here. */
export const neighbours: readonly Person[] = [
  { id: 'olla', displayName: 'Olla from the third floor' },
  { id: 'rafferty', displayName: 'rafferty' },
  { id: 'kitchen.radio', displayName: 'Kitchen Radio' },
  { id: '31k4mmw2vxyzq7', displayName: '' },
]
