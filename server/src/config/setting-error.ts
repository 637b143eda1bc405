/** What the parser of a setting throws; the table says what is allowed. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
  /** Says what is wrong without showing the value. Where it is missing, the value itself is shown, unless it is secret. */
  readonly found?: string

  constructor(found?: string) {
    super(found)
    if (found !== undefined) this.found = found
  }
}
