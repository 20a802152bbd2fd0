import { framePart, leafSha256, merkleRoots, type Sha256 } from './seal'
import { nameOfPart, quoted } from './verify-week-name'
import { type Fields, isFields, listOf, textOf, type WeekText } from './verify-week-read'

/** `added`: the file has it and the seal does not list it. `missing`: the other way round. */
export type PartState = 'intact' | 'altered' | 'added' | 'missing'
export type Part = { path: string; name: string; state: PartState }

export type PartsFound = {
  /** In the order of the file's own lists. */
  parts: Part[]
  /** What lies outside every part, each as a name: a field that no week has, the order of a list, the seal itself. */
  others: string[]
  /** Merkle roots over what the file says now. */
  evidence: string
  root: string
}

const frame = ['format', 'workspace', 'week', 'edition', 'asOf', 'previousSha256', 'supersedes'] as const
const lists = ['dependencies', 'overrides', 'signOffs']
const records = ['claims', 'sources']
/** Every field of a sealed week; `seal.ts` covers all of them, so whatever else a file has was put there later. */
export const weekFields = [...frame, 'policy', ...lists, ...records, 'seal']

const hex = /^[0-9a-f]{64}$/

/** Holds every part of a sealed week against its hash in the seal, and names in plain words what differs. */
export function compareParts({ fields, jsonOf }: WeekText, hash: Sha256): PartsFound {
  const seal = isFields(fields.seal) ? fields.seal : {}
  const sealed = isFields(seal.leaves) ? seal.leaves : {}
  const found = partsOf(fields, sealed)
  const leaves = new Map(found.map(({ path, value }) => [path, leafSha256(path, jsonOf(value), hash)]))
  const roots = merkleRoots(Object.fromEntries(leaves))
  const contentHolds = roots.evidence === seal.evidence && roots.root === seal.root
  const stateOf = (path: string): PartState => {
    // The roots stand for every leaf: where they agree with the content, it is the list in the seal that was altered.
    if (contentHolds) return 'intact'
    if (!Object.hasOwn(sealed, path)) return 'added'
    return sealed[path] === leaves.get(path) ? 'intact' : 'altered'
  }
  const missing = contentHolds ? [] : Object.keys(sealed).filter((path) => !leaves.has(path))
  const parts = [
    ...found.map(({ path, value }) => ({ path, name: nameOfPart(path, value, fields), state: stateOf(path) })),
    ...missing.map((path) => ({ path, name: nameOfPart(path, null, fields), state: 'missing' as const })),
  ]
  const unexplained = !contentHolds && parts.every(({ state }) => state === 'intact')
  const listed = Object.keys(sealed).length === leaves.size && [...leaves].every(([path, leaf]) => sealed[path] === leaf)
  const sealAltered = unexplained || (contentHolds && !listed) || !wellFormed(seal, sealed)
  return { parts, others: [...outsideParts(fields, found), ...(sealAltered ? ['the seal'] : [])], ...roots }
}

const wellFormed = (seal: Fields, sealed: Fields): boolean =>
  Object.keys(seal).sort().join() === 'evidence,leaves,root' && Object.values(sealed).every((leaf) => hex.test(textOf(leaf) ?? ''))

type Found = { path: string; value: unknown }

function partsOf(fields: Fields, sealed: Fields): Found[] {
  const { format, workspace, week, edition, asOf, previousSha256, supersedes } = fields
  const entries = (group: string): Found[] => {
    const list = fields[group]
    return Object.entries(isFields(list) ? list : listOf(list)).map(([key, value]) => ({ path: `${group}/${key}`, value }))
  }
  return [
    { path: 'frame', value: framePart({ format, workspace, week, edition, asOf, previousSha256, supersedes }) },
    { path: 'policy', value: fields.policy },
    ...dependencyParts(listOf(fields.dependencies), sealed),
    ...['claims', 'sources', 'overrides', 'signOffs'].flatMap(entries),
  ]
}

/** A dependency whose id was altered is found by its place, since a week lists its dependencies by id. */
function dependencyParts(entries: unknown[], sealed: Fields): Found[] {
  const prefix = 'dependencies/'
  const ids = entries.map((entry) => dependencyId(entry))
  const known = Object.keys(sealed).flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : []))
  const inPlace = known.length === entries.length ? known.sort((a, b) => (a < b ? -1 : 1)) : []
  return entries.map((value, index) => {
    const id = ids[index] ?? null
    const expected = inPlace[index]
    const renamed = expected !== undefined && !ids.includes(expected) && (id === null || !known.includes(id))
    return { path: `${prefix}${renamed ? expected : (id ?? `number ${index + 1}`)}`, value }
  })
}

const dependencyId = (entry: unknown): string | null => (isFields(entry) && isFields(entry.dependency) ? textOf(entry.dependency.id) : null)

/** Fields that no week has, as names. */
export const strangeFields = (fields: Fields): string[] =>
  Object.keys(fields)
    .filter((field) => !weekFields.includes(field))
    .map((field) => `the field ${quoted(field)}, which no week has`)

/** What no leaf covers: fields that a week does not have or lacks, and the order of its dependencies. */
function outsideParts(fields: Fields, found: readonly Found[]): string[] {
  const lacking = weekFields.filter((field) => !Object.hasOwn(fields, field))
  const wrong = [
    ...lists.filter((field) => Object.hasOwn(fields, field) && !Array.isArray(fields[field])),
    ...records.filter((field) => Object.hasOwn(fields, field) && !isFields(fields[field])),
  ]
  return [
    ...strangeFields(fields),
    ...lacking.map((field) => `the field “${field}”, which is missing`),
    ...wrong.map((field) => `the field “${field}”, which has another form than in a week`),
    ...orderProblem(found),
  ]
}

function orderProblem(found: readonly Found[]): string[] {
  const paths = found.map(({ path }) => path).filter((path) => path.startsWith('dependencies/'))
  if (new Set(paths).size < paths.length) return ['the list of dependencies, which has one of them twice']
  const sorted = paths.every((path, index) => index === 0 || (paths[index - 1] as string) < path)
  return sorted ? [] : ['the order of the dependencies']
}
