import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmdirSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

const bytes = 1024 * 1024

/** A folder that is a disk of its own, or `undefined`: only root may mount one, and not in every container. */
function mount(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'scopedeck-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=700`, 'scopedeck', folder])
  if (status === 0) return folder
  rmdirSync(folder)
  return undefined
}

function unmount(folder: string): void {
  // Lazily: what still has a file open there may close it later.
  spawnSync('umount', ['-l', folder])
  rmdirSync(folder)
}

function tryToMount(): boolean {
  const folder = mount()
  if (folder === undefined) return false
  unmount(folder)
  return true
}

export const canMakeDisks = tryToMount()

/** An empty disk of 1 MB for one test. */
export function smallDisk(): string {
  const folder = mount()
  if (folder === undefined) throw new Error('No disk could be mounted.')
  onTestFinished(() => unmount(folder))
  return folder
}

/** Writes a file until the disk has no byte left. */
export function fillWith(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (let size = 65_536; size >= 1; ) {
      try {
        writeSync(file, Buffer.alloc(size))
      } catch {
        size = Math.floor(size / 2)
      }
    }
  } finally {
    closeSync(file)
  }
}
