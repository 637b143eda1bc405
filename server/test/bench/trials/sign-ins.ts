import type { SubjectName } from '../subjects.ts'
import type { Trial, TrialFigure } from './trial.ts'

const subjects: readonly SubjectName[] = ['usual BFF', 'ours', 'ours, Redis']
const atOnce = 8

/** Whole sign-ins, eight at a time: the redirect to Spotify, the callback, the code redeemed, the account read, the session stored. */
export const measureSignIns: Trial = async (stage, { signIns }) => {
  const figures: TrialFigure[] = []
  for (const name of subjects.filter(stage.measures)) {
    const subject = await stage.start(name)
    const { people, process } = subject
    await people.signInMany(atOnce)
    const cpuBefore = process.usage().cpuSeconds
    const began = performance.now()
    for (let done = 0; done < signIns; done += atOnce) await people.signInMany(atOnce)
    const seconds = (performance.now() - began) / 1000
    const cpu = process.usage().cpuSeconds - cpuBefore
    figures.push(
      { what: `sign-ins, ${name}`, value: signIns / seconds, unit: '/s' },
      { what: `CPU of a sign-in, ${name}`, value: (cpu / signIns) * 1000, unit: 'ms' },
    )
    await stage.stop(subject)
  }
  return figures
}
