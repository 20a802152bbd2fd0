import type { Break } from './verify-week-place'
import { type Fields, isFields, listOf, textOf } from './verify-week-read'

const longest = 80

/** A text out of a file that nobody vouches for: in one line, and cut. */
export function inOneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest)}…` : line
}

export const quoted = (text: string): string => `“${inOneLine(text)}”`

const field = (value: unknown, name: string): string | null => (isFields(value) ? textOf(value[name]) : null)

/** What people call a part: `dependencies/shots` is “the dependency Product shots”. The names are those in the file, altered or not. */
export function nameOfPart(path: string, value: unknown, fields: Fields): string {
  const slash = path.indexOf('/')
  const group = slash === -1 ? path : path.slice(0, slash)
  const id = path.slice(slash + 1)
  switch (group) {
    case 'policy':
      return 'the policy'
    case 'dependencies':
      return `the dependency ${quoted(field(isFields(value) ? value.dependency : null, 'name') ?? id)}`
    case 'claims':
      return `the claim ${quoted(claimTitle(value) ?? id)}`
    case 'sources':
      return `the source ${quoted(field(value, 'title') ?? id)}`
    case 'overrides':
      return `the override on ${quoted(dependencyName(fields, field(value, 'dependencyId')) ?? `line ${Number(id) + 1}`)}`
    case 'signOffs':
      return signatureName(field(value, 'name'), id)
    default:
      return 'the heading (workspace, week, edition, day, week before)'
  }
}

const signatureName = (name: string | null, index: string): string =>
  name === null ? `signature ${Number(index) + 1}` : `the signature of ${inOneLine(name)}`

const dependencyEntry = (fields: Fields, id: string | null): Fields | null =>
  listOf(fields.dependencies)
    .filter(isFields)
    .find(({ dependency }) => field(dependency, 'id') === id) ?? null

const dependencyName = (fields: Fields, id: string | null): string | null => field(dependencyEntry(fields, id)?.dependency, 'name')

function claimTitle(claim: unknown): string | null {
  const parts = [field(claim, 'modelTitle'), field(claim, 'benchmarkName') ?? field(claim, 'evaluatorOrg')]
  const said = parts.filter((part) => part !== null)
  return said.length > 0 ? said.join(', ') : null
}

const groups = ['claims', 'sources', 'overrides', 'signOffs']
const framed = ['format', 'workspace', 'week', 'edition', 'asOf', 'previousSha256', 'supersedes']

/** The part in which a text breaks, read off what is still legible; null between two parts. */
export function brokenPart(text: string, { path: [group, step] }: Break): { path: string; name: string } | null {
  if (group === 'dependencies' && typeof step === 'number') return brokenDependency(text, step)
  if (group === 'policy' || framed.includes(String(group))) {
    const path = group === 'policy' ? group : 'frame'
    return { path, name: nameOfPart(path, null, {}) }
  }
  if (group === 'seal') return { path: 'seal', name: 'the seal' }
  if (!groups.includes(String(group)) || step === undefined) return null
  return { path: `${group}/${step}`, name: nameOfPart(`${group}/${step}`, null, {}) }
}

/** The seal lists the ids, and a week has its dependencies in their order. */
function brokenDependency(text: string, index: number): { path: string; name: string } {
  const ids = [...text.matchAll(/"dependencies\/([^"\\]+)":"[0-9a-f]{64}"/g)].map(([, id = '']) => id).sort((a, b) => (a < b ? -1 : 1))
  const id = ids[index]
  if (id === undefined) return { path: `dependencies/${index}`, name: `dependency ${index + 1}` }
  const start = text.indexOf(`"id":${JSON.stringify(id)},"incumbentId"`)
  const [, name = null] = /"name":"((?:[^"\\]|\\.){1,200})"/.exec(start === -1 ? '' : text.slice(start, start + 5000)) ?? []
  return { path: `dependencies/${id}`, name: `the dependency ${quoted(name ?? id)}` }
}
