/**
 * The browsers that the app is built for, each with its oldest version: all of them are of the year 2023. The build writes
 * syntax that they know, and `web/src/tsconfig.json` lets no script use a built-in that one of them lacks. The youngest that
 * the app uses, `String.prototype.toWellFormed`, came with exactly these versions: by it `public/start-check.js` finds older
 * browsers, and shows them this list in place of a blank page.
 */
const browsers = {
  chrome: { name: 'Chrome', since: '111' },
  edge: { name: 'Edge', since: '111' },
  firefox: { name: 'Firefox', since: '119' },
  safari: { name: 'Safari', since: '16.4' },
  ios: { name: 'iOS', since: '16.4' },
} as const

/** For `build.target`: `chrome111`, … */
export const buildTarget = Object.entries(browsers).map(([id, { since }]) => `${id}${since}`)

/** `Chrome 111, Edge 111, …`, for the page that an older browser shows. */
export const browsersInWords = Object.values(browsers)
  .map(({ name, since }) => `${name} ${since}`)
  .join(', ')
