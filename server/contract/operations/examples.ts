import type { Nameable } from '../parameters.ts'

/**
 * Two of each kind in the simulated world of seed 1, as ada sees it: what the examples of the parameters name. The
 * playlists and the device are her own, so that commands work on them too.
 */
export const exampleIds = {
  track: ['2zfcW0LOo4darE84FdPrTS', '1Qvl6x1Gyov85BhVv20CA6'],
  album: ['6D1YLD1ed05jqc1S1At1BM', '5jLTGYBhhKJJu4yWPnLUvk'],
  artist: ['1E3JNYWlfVyr7jg8WaKXDE', '2b6fPtisphjOuuJLPQOkIn'],
  playlist: ['3EbPRHQ58W4DPV166zNeK3', '4h6aLxRSdgMGpt0lSYF3Z1'],
  show: ['2II7EQO5ZnGp6qxh0gnbsb', '6S9rfSOyiiKDUlOm7qeR6I'],
  episode: ['6wu6I6OdCH6dquyb2KMt4e', '1wLZjVQBBtexKxI4TdLpfE'],
  audiobook: ['4qANmxzpJGrJrD23761a5l', '44WIepjcvzfeCdz8737OA9'],
  chapter: ['6CT7SqAo2U1dQQ5V3lcreV', '0jlosjo81HSDNZW1SaG8sh'],
  user: ['ada', 'ben'],
  device: ['5a1c0e7b93d24f68a0b17c5e92f4d36b81e0c7a2', 'c93f1d2e7a604b5f8e21d0b6a47c3f95e8d10b44'],
  category: ['night-jazz', 'chamber-folk'],
} as const satisfies Record<Nameable, readonly [string, string]>

/** The version of the first playlist before anybody changed it. */
export const exampleSnapshot = 'MSxjZTYxMDI4NTk1MjkyZmNmZDFjM2E5NzFmY2RiNjMyY2M2OWNjMDBk'

export const exampleUri = (type: Nameable, nth: 0 | 1 = 0) => `spotify:${type}:${exampleIds[type][nth]}`
