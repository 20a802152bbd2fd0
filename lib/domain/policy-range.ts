import { z } from 'zod'
import type { Policy } from './policy'
import { type PolicyValue, policyLeaves } from './policy-guide'
import { policyProblems } from './policy-rules'
import { policyFields } from './policy-schema'
import { quorumOf } from './quorum'

/** What a value of the policy may be, read off its schema. */
export type Allowed =
  | { kind: 'number'; low: number; high: number; whole: boolean }
  | { kind: 'flag' }
  | { kind: 'one of'; options: string[] }
  | { kind: 'some of'; options: string[] }
  | { kind: 'numbers'; low: number; high: number }
  | { kind: 'pairs' }

type JsonSchema = {
  type?: string
  minimum?: number
  maximum?: number
  enum?: string[]
  const?: unknown
  oneOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  additionalProperties?: JsonSchema | boolean
  items?: JsonSchema | boolean
}

const root = z.toJSONSchema(policyFields, { io: 'input' }) as JsonSchema

/** The range of a path such as `thresholds.proven.p` or `gates.latency_p95.margin`; null for a path that a policy cannot have. */
export function allowed(path: string): Allowed | null {
  const [first, ...rest] = path.split('.')
  // Gates are a list; a path names the gate where the list has a position.
  const schema = first === 'gates' ? inGate(rest.slice(1)) : [first ?? '', ...rest].reduce<JsonSchema | undefined>(child, root)
  return schema ? read(schema) : null
}

function child(schema: JsonSchema | undefined, key: string): JsonSchema | undefined {
  const named = schema?.properties?.[key]
  if (named) return named
  return typeof schema?.additionalProperties === 'object' ? schema.additionalProperties : undefined
}

function inGate([field]: string[]): JsonSchema | undefined {
  const { items } = root.properties?.gates ?? {}
  const kinds = typeof items === 'object' ? (items.oneOf ?? []) : []
  if (field === 'kind') return { type: 'string', enum: kinds.map((kind) => String(kind.properties?.kind?.const)) }
  return kinds.map((kind) => kind.properties?.[field ?? '']).find((schema) => schema !== undefined)
}

function read(schema: JsonSchema): Allowed | null {
  const { type, minimum: low = 0, maximum: high = 0, items } = schema
  if (type === 'number' || type === 'integer') return { kind: 'number', low, high, whole: type === 'integer' }
  if (type === 'boolean') return { kind: 'flag' }
  if (schema.enum) return { kind: 'one of', options: schema.enum }
  if (type !== 'array' || typeof items !== 'object') return null
  if (items.enum) return { kind: 'some of', options: items.enum }
  return items.type === 'array' ? { kind: 'pairs' } : { kind: 'numbers', low: items.minimum ?? 0, high: items.maximum ?? 0 }
}

const STEPS = 24
const PRECISION = 1e4

/**
 * The part of a number's range that the rules between numbers leave, all other values being as they are; null when they leave all of it.
 * Ends are found by halving, to four decimals: every rule is an upper or a lower limit on each number.
 */
export function narrowed(policy: Policy, path: string): { low: number; high: number } | null {
  const range = allowed(path)
  const now = policyLeaves(policy).get(path)
  if (range?.kind !== 'number' || typeof now !== 'number') return null
  const holds = (value: number) => policyProblems(withValue(policy, path, value)).length === 0
  const low = reach(now, range.low, holds)
  const high = reach(now, range.high, holds)
  return low === range.low && high === range.high ? null : { low, high }
}

function reach(from: number, to: number, holds: (value: number) => boolean): number {
  if (holds(to)) return to
  let [good, bad] = [from, to]
  for (let step = 0; step < STEPS; step++) {
    const middle = (good + bad) / 2
    if (holds(middle)) good = middle
    else bad = middle
  }
  return Math.round(good * PRECISION) / PRECISION
}

/** A policy with one value replaced; unchecked. */
export function withValue(policy: Policy, path: string, value: PolicyValue): Policy {
  const [first, ...rest] = path.split('.')
  if (first !== 'gates') return replaced({ ...policy, review: quorumOf(policy) }, [first ?? '', ...rest], value) as Policy
  const [id, ...field] = rest
  return { ...policy, gates: policy.gates.map((gate) => (gate.id === id ? (replaced(gate, field, value) as typeof gate) : gate)) }
}

function replaced(node: unknown, [key, ...rest]: string[], value: PolicyValue): unknown {
  if (key === undefined) return value
  return { ...(node as object), [key]: replaced((node as Record<string, unknown>)[key], rest, value) }
}
