import type { z } from 'zod'

type Issue = z.core.$ZodIssue

const missing: Record<string, string> = {
  number: 'Write a number, with a dot for decimals: 12.5.',
  int: 'Write a whole number.',
  boolean: 'Choose yes or no.',
  array: 'Give a list.',
  object: 'Fill this in.',
  string: 'Fill this in.',
}

/** The schema library's own sentences name types; these name what to do. A sentence that a schema brings along is kept. */
const own = /^(?:Invalid (?:input|option|string|key)|Too (?:big|small)|Unrecognized)/

function limit(issue: Issue & { code: 'too_big' | 'too_small' }): string {
  const [bound, inclusive] = issue.code === 'too_big' ? [issue.maximum, issue.inclusive] : [issue.minimum, issue.inclusive]
  const way = issue.code === 'too_big' ? (inclusive === false ? 'less than' : 'at most') : inclusive === false ? 'more than' : 'at least'
  if (issue.origin === 'string') return `Write ${way} ${bound} characters.`
  if (issue.origin === 'array') return `Give ${way} ${bound} ${bound === 1 ? 'entry' : 'entries'}.`
  return `This must be ${way} ${bound}.`
}

/** What a person reads at the field that an issue is about. */
export function fieldMessage(issue: Issue): string {
  if (!own.test(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      return missing[issue.expected] ?? 'Fill this in.'
    case 'invalid_value':
      return 'Choose one from the list.'
    case 'too_big':
    case 'too_small':
      return limit(issue)
    default:
      return 'This does not fit the field.'
  }
}
