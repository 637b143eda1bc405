import { settingNames, settingRow } from '../../src/config/settings.ts'
import { code, table } from './markdown.ts'

/** Setting → default, meaning, what is allowed. */
export function settingsPage(): string {
  const rows = settingNames.map((name) => {
    const { default: value, unset = '', meaning, allowed, secret, file } = settingRow(name)
    const names = secret || file ? `${code(name)}, ${code(`${name}_FILE`)}` : code(name)
    return [names, value === undefined ? unset : code(value), meaning, allowed]
  })
  return `# Settings\n\n${introduction}\n\n${table(['name', 'default', 'meaning', 'allowed'], rows)}\n`
}

const introduction = `From the environment or \`.env\`; all are checked at start, and all wrong ones named at once. Empty counts as not set.
\`…_FILE\` reads the value from the file it names. An endpoint that is set wins over Spotify’s and the simulator’s.
With \`NODE_ENV=production\`, \`SESSION_KEYS\` must be set, \`PUBLIC_URL\` must be https or a loopback address, and the simulator
starts only with \`SIMULATOR=on\`.`
