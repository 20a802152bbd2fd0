import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import type { Report, Seal } from './report'

export type { Seal }

/** One part of a week: its path, such as `dependencies/product-shots`, and what it says. */
export type WeekPart = { path: string; value: unknown }

/** What of a report a seal covers; reports of format 1 have neither overrides nor an edition they replace. */
export type Sealable = Omit<Report, 'seal' | 'overrides' | 'supersedes'> & Partial<Pick<Report, 'seal' | 'overrides' | 'supersedes'>>

const signature = 'signOffs/'
const override = 'overrides/'
const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)
const END = Uint8Array.of(0)

/**
 * RFC 8785 JSON. Throws for what has no JSON form, such as an infinite number. The platform writes texts and numbers as the standard says, so only
 * the keys have to be put in order; that takes a quarter of the time of doing all of it here, which is left for keys that no object keeps in order.
 */
export function canonical(value: unknown): string {
  const walk = { awkward: false }
  const ordered = inOrder(value, walk)
  const text = walk.awkward ? canonicalize(value) : JSON.stringify(ordered)
  if (text === undefined) throw new Error('This value has no canonical form.')
  return text
}

/** Numbers as keys come before all others, whatever was written first, and `__proto__` is no key of a new object. */
const keepsItsPlace = (key: string): boolean => {
  const first = key.charCodeAt(0)
  return !(first >= 48 && first <= 57 && /^\d+$/.test(key)) && key !== '__proto__'
}

function inOrder(value: unknown, walk: { awkward: boolean }): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} has no JSON form.`)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((entry) => inOrder(entry, walk))
  if ('toJSON' in value) walk.awkward = true
  const ordered: Record<string, unknown> = {}
  for (const key of Object.keys(value).sort()) {
    if (!keepsItsPlace(key)) walk.awkward = true
    else ordered[key] = inOrder((value as Record<string, unknown>)[key], walk)
  }
  return ordered
}

/** SHA-256 of bytes, in hexadecimal digits. Where the platform has a faster one than this module, it can be passed in. */
export type Sha256 = (bytes: Uint8Array) => string

/** SHA-256 of a text in UTF-8, or of bytes, in hexadecimal digits. */
export const sha256Hex = (content: string | Uint8Array): string =>
  bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content))

/** What says which week this is: the part `frame`, with its keys in the order of RFC 8785. */
export const framePart = ({ format, workspace, week, edition, asOf, previousSha256, supersedes = null }: Record<keyof Frame, unknown>) => ({
  ...{ asOf, edition, format, previousSha256, supersedes, week, workspace },
})

type Frame = Pick<Report, 'format' | 'workspace' | 'week' | 'edition' | 'asOf' | 'previousSha256' | 'supersedes'>

/** Everything a week says, cut into the parts that a seal lists, in the byte order of their paths. */
export function weekParts(report: Sealable): WeekPart[] {
  const { supersedes = null, overrides = [] } = report
  const parts: [string, unknown][] = [
    ['frame', framePart({ ...report, supersedes })],
    ['policy', report.policy],
    ...report.dependencies.map((entry): [string, unknown] => [`dependencies/${entry.dependency.id}`, entry]),
    ...Object.entries(report.claims).map(([id, claim]): [string, unknown] => [`claims/${id}`, claim]),
    ...Object.entries(report.sources).map(([id, source]): [string, unknown] => [`sources/${id}`, source]),
    ...overrides.map((line, index): [string, unknown] => [`${override}${index}`, line]),
    ...report.signOffs.map((line, index): [string, unknown] => [`${signature}${index}`, line]),
  ]
  return parts.map(([path, value]) => ({ path, value })).sort((a, b) => byBytes(a.path, b.path))
}

/** SHA-256 of 0x00, the path, 0x00 and the canonical JSON: the zero keeps leaves apart from nodes (RFC 6962), the path parts from each other. */
export const leafSha256 = (path: string, json: string, hash: Sha256 = sha256Hex): string =>
  hash(concatBytes(LEAF, utf8ToBytes(path), END, utf8ToBytes(json)))

/**
 * The two Merkle roots over leaves by path: `evidence` over everything but the signatures, and `root` over both. Each tree has the shape of
 * RFC 6962, section 2.1, over the leaves in the byte order of their paths; a week without signatures has the hash of nothing on that side.
 */
export function merkleRoots(leaves: Readonly<Record<string, string>>): Pick<Seal, 'evidence' | 'root'> {
  const paths = Object.keys(leaves).sort(byBytes)
  const treeOver = (chosen: string[]) => treeHash(chosen.map((path) => hexToBytes(leaves[path] as string)))
  const evidence = treeOver(paths.filter((path) => !path.startsWith(signature)))
  const signatures = treeOver(paths.filter((path) => path.startsWith(signature)))
  return { evidence: bytesToHex(evidence), root: bytesToHex(node(evidence, signatures)) }
}

/** The canonical JSON of a part and its leaf. */
export type SealedPart = { json: string; leaf: string }

/** Every part of a week by its path: what takes time of a seal, done once. */
export const sealedParts = (report: Sealable, hash: Sha256 = sha256Hex): Map<string, SealedPart> =>
  new Map(
    weekParts(report).map(({ path, value }) => {
      const json = canonical(value)
      return [path, { json, leaf: leafSha256(path, json, hash) }]
    }),
  )

export const leavesOf = (parts: ReadonlyMap<string, SealedPart>): Seal['leaves'] =>
  Object.fromEntries([...parts].map(([path, { leaf }]) => [path, leaf]))

/**
 * The content of a frozen week, RFC 8785 JSON with its seal, put together from parts that were made before people signed. Dependencies, claims and
 * sources are taken from the parts, everything else from the report.
 */
export function frozenContent(report: Report, parts: ReadonlyMap<string, SealedPart>): string {
  const { dependencies, claims, sources, ...rest } = report
  const jsonOf = (path: string) => parts.get(path)?.json as string
  const table = (name: string, rows: object) =>
    `{${Object.keys(rows)
      .sort()
      .map((id) => `${JSON.stringify(id)}:${jsonOf(`${name}/${id}`)}`)
      .join(',')}}`
  const members = Object.entries({ ...rest, seal: resealed(leavesOf(parts), report) }).map(([key, value]) => [key, canonical(value)])
  const large = [
    ['dependencies', `[${dependencies.map(({ dependency }) => jsonOf(`dependencies/${dependency.id}`)).join(',')}]`],
    ['claims', table('claims', claims)],
    ['sources', table('sources', sources)],
  ]
  const sorted = [...members, ...large].sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, json]) => `${JSON.stringify(key)}:${json}`).join(',')}}`
}

/** The seal of a week: a hash of every part and the Merkle roots over them. A seal that the report carries already is not read. */
export function sealOf(report: Sealable, hash: Sha256 = sha256Hex): Seal {
  const leaves = leavesOf(sealedParts(report, hash))
  return { ...merkleRoots(leaves), leaves }
}

/** The seal of a week that says the same as the one with these leaves but for what people said about it: only that is hashed anew. */
export function resealed(leaves: Seal['leaves'], said: Pick<Report, 'overrides' | 'signOffs'>): Seal {
  const spoken: [string, unknown][] = [
    ...said.overrides.map((line, index): [string, unknown] => [`${override}${index}`, line]),
    ...said.signOffs.map((line, index): [string, unknown] => [`${signature}${index}`, line]),
  ]
  const kept = Object.entries(leaves).filter(([path]) => !path.startsWith(override) && !path.startsWith(signature))
  const entries = [...kept, ...spoken.map(([path, value]): [string, string] => [path, leafSha256(path, canonical(value))])]
  const all = Object.fromEntries(entries.sort(([a], [b]) => byBytes(a, b)))
  return { ...merkleRoots(all), leaves: all }
}

/** What a person signs: the Merkle root of everything in the week but the signatures. */
export const evidenceSha256 = (report: Sealable, hash: Sha256 = sha256Hex): string => sealOf({ ...report, signOffs: [] }, hash).evidence

const node = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concatBytes(NODE, left, right))

function treeHash(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves
  if (only === undefined) return sha256(new Uint8Array())
  if (leaves.length === 1) return only
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return node(treeHash(leaves.slice(0, half)), treeHash(leaves.slice(half)))
}

/** By UTF-8 bytes, which is the order of code points and not that of UTF-16. */
function byBytes(a: string, b: string): number {
  const [left, right] = [utf8ToBytes(a), utf8ToBytes(b)]
  const differs = left.findIndex((byte, index) => byte !== right[index])
  return differs === -1 ? left.length - right.length : (left[differs] as number) - (right[differs] ?? -1)
}
