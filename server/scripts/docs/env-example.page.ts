import { type SettingName, settingNames, settingRow } from '../../src/config/settings.ts'

const introduction = `# Every setting of Scopedeck, with its default. Copy this file to .env and take the # off a line to change it.
# All of them are checked at start. With NODE_ENV=production, SESSION_KEYS must be set, PUBLIC_URL must be https or a
# loopback address, and the simulator starts only with SIMULATOR=on.
`

/** Setting → its default, its meaning and what is allowed, as comments of `.env.example`. */
export const envExamplePage = (): string => [introduction, ...settingNames.map(entry)].join('\n')

function entry(name: SettingName): string {
  const { meaning, allowed, default: value = '', unset, secret, file } = settingRow(name)
  const lines = [`${meaning}.`, `Allowed: ${allowed}.`]
  if (unset) lines.push(`Not set: ${unset}.`)
  if (secret || file) lines.push(`${name}_FILE reads it from a file.`)
  return `${lines.map((line) => `# ${capitalized(line)}\n`).join('')}# ${name}=${value}\n`
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
