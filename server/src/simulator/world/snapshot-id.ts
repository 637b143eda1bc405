import { hash } from 'node:crypto'

/**
 * The name of one version of a playlist: opaque to clients, and another after each change. The time is in it so that
 * two different histories of a playlist never share a name.
 */
export function snapshotId(playlistId: string, revision: number, changedAt: number): string {
  const digest = hash('sha1', `${playlistId} ${revision} ${changedAt}`)
  return Buffer.from(`${revision},${digest}`).toString('base64')
}
