import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pictureName } from './pictures.ts'
import type { Take } from './play-demo.ts'

/** Of a chapter in a video. */
const secondsEach = 4

export const hasFfmpeg = (): boolean => spawnSync('ffmpeg', ['-version'], { stdio: 'ignore' }).status === 0

/** Makes `video.mp4` of the pictures of the chapters, and `captions.vtt`. @returns whether ffmpeg could */
export function makeVideo({ shots }: Take, folder: string): boolean {
  if (shots.length === 0) return false
  const names = shots.map((_, index) => pictureName(index + 1, 'desk', 'light'))
  // The last picture is named again: ffmpeg ignores how long the last one stands.
  const list = [...names.map((name) => `file '${name}'\nduration ${secondsEach}`), `file '${names.at(-1)}'`]
  writeFileSync(join(folder, 'frames.txt'), `${list.join('\n')}\n`)
  writeFileSync(join(folder, 'captions.vtt'), captionsOf(shots))
  const args = ['-y', '-f', 'concat', '-i', 'frames.txt', '-pix_fmt', 'yuv420p', '-r', '10', 'video.mp4']
  return spawnSync('ffmpeg', args, { cwd: folder, stdio: 'ignore' }).status === 0
}

function captionsOf(shots: Take['shots']): string {
  const cues = shots.map(({ chapter }, index) => {
    const [from, to] = [index * secondsEach, (index + 1) * secondsEach]
    return `${timeOf(from)} --> ${timeOf(to)}\n${chapter.title}\n${chapter.narration}`
  })
  return `WEBVTT\n\n${cues.join('\n\n')}\n`
}

function timeOf(seconds: number): string {
  const two = (part: number) => String(Math.floor(part)).padStart(2, '0')
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.000`
}
