import type { z } from 'zod'

export interface Problem {
  /** Where, as in `claims[3].effect.rate`; empty for the input as a whole. */
  path: string
  /** What is wrong and what to do, to be read after the path. */
  message: string
}

/** A path as people write it in code. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`)).join('')
}

/** Says in plain words what a zod issue means; undefined leaves it to the schema's own message. */
export function explainIssue(issue: z.core.$ZodRawIssue): string | undefined {
  const given = shown(issue.input)
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `is missing; give ${named(issue.expected)}` : `must be ${named(issue.expected)}, not ${given}`
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(shown).join(', ')}, not ${given}`
    case 'unrecognized_keys':
      return `has the unknown field${issue.keys.length > 1 ? 's' : ''} ${issue.keys.map(shown).join(', ')}; correct the spelling or remove it`
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return 'must not be empty'
      return `must be ${issue.inclusive ? 'at least' : 'greater than'} ${issue.minimum}, not ${given}`
    case 'too_big':
      if (issue.origin === 'string') return `must not be longer than ${issue.maximum} characters`
      return `must be ${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}, not ${given}`
    default:
      return undefined
  }
}

const names: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  record: 'an object',
  array: 'a list',
  tuple: 'a list of two',
}

function named(expected: string): string {
  return names[expected] ?? expected
}

const LONGEST_SHOWN = 60

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text
}
