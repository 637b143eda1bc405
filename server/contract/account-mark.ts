/**
 * How a page says for which account it makes a call: with the `accountMark` of its session view, in this header, or in this
 * parameter where no header can be sent (event streams). A call for another account than the session's is refused with the
 * problem `another-account`. A caller that does not say it, such as a script, is not asked.
 */
export const accountHeader = 'x-account'
export const accountParameter = 'account'
