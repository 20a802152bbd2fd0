import type { Fact } from './fact'
import { type GateId, knownGate } from './gate'

/**
 * What a person typed into the value field of a fact, as the value its gate takes. Text that does not fit stays text, so that
 * the schema refuses it at the field.
 * @example typedFactValue('latency_p95', '92.5') // 92.5
 * @example typedFactValue('region', 'EU, us') // ['eu', 'us']
 */
export function typedFactValue(gate: GateId, text: string): Fact['value'] | string {
  const trimmed = text.trim()
  const kind = knownGate(gate)?.value
  if (kind === 'regions')
    return trimmed
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((region) => region.toLowerCase())
  if (kind === 'boolean') return trimmed === 'yes' ? true : trimmed === 'no' ? false : trimmed
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(trimmed) ? Number(trimmed) : trimmed
}

/** The value of a fact as a person would type it. */
export function factValueToType(value: Fact['value']): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? String(value) : value.join(', ')
}
