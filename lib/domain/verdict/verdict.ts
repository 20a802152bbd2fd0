import { groundsOf } from './grounds'
import type { EngineInput } from './input'
import { decide } from './judge'
import type { Verdict } from './output'
import { parseEngineInput } from './parse'

/**
 * The verdict on one challenger for one dependency on one day, from unchecked input in the shape of `EngineInputFields`. Pure: no clock,
 * no randomness; the same input gives the same bytes. Throws an Error that lists every problem when the input is invalid.
 */
export function verdict(input: unknown): Verdict {
  const parsed = parseEngineInput(input)
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return evaluate(parsed.input)
}

/** `verdict` for input that is already checked: no validation, for passes over many pairs. */
export function evaluate(input: EngineInput): Verdict {
  const { grounds, trail } = groundsOf(input)
  return decide(grounds, [], trail)
}
