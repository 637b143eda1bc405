import { type ExperimentId, experiment } from '../lab/experiments.ts'
import type { Chapter } from './scenario.ts'
import { address, agree, press, see, signIn } from './step.ts'
import { button, heading, inside, link, region, text } from './target.ts'

const pane = region('The experiment')

/** A person opens the lab at a failure, signed in. */
export const opensLab = (id: ExperimentId): Chapter => ({
  title: 'In the lab',
  narration: `${experiment(id).what} The page lists what is expected of any client.`,
  action: [signIn(['playlist-read-private'], `/lab?fault=${id}`)],
  expectation: [see(inside(pane, heading(experiment(id).title)))],
})

/** They run it, and see this app do all that is expected. */
export function meets(id: ExperimentId, narration: string): Chapter {
  const { title, expects, signsIn } = experiment(id)
  return {
    title,
    narration,
    action: [
      press(button(title)),
      see(inside(pane, heading(title))),
      press(inside(pane, button(/^Run/))),
      ...(signsIn ? [press(link('Back to where you were'))] : []),
    ],
    expectation: [see(inside(pane, text(`${expects.length} of ${expects.length}`)))],
  }
}

/** After the end of the grant: one press asks for what was held, and comes back to the lab. */
export const agreesAgain: Chapter = {
  title: 'Agreed again',
  narration: 'The notice asks for the same permission, on every screen, and leads back to this one.',
  action: [press(button('Ask for the same 1 permission again')), agree()],
  expectation: [address(/^\/lab/), see(inside(pane, button('Run again')))],
}
