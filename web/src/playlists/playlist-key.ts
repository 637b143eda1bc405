/** Which playlist, in which version, how long: what its lines are read and kept by. */
export interface PlaylistKey {
  id: string
  snapshot: string
  total: number
}
