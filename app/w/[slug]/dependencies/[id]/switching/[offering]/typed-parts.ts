import { type SwitchingPartId, type SwitchingParts, switchingParts } from '@/lib/domain/switching-cost'
import { type PartProblems, typedPart } from '@/lib/domain/typed-part'

export type TypedParts = {
  /** What is half typed or cannot be right counts as missing. */
  parts: SwitchingParts
  /** What cannot be right, by part and field. */
  problems: Partial<Record<SwitchingPartId, PartProblems>>
}

/** The parts of the form while somebody types. */
export function typedParts(form: FormData): TypedParts {
  const text = (name: string) => String(form.get(name) ?? '')
  const typed = switchingParts.map(({ id }) => {
    const at = `parts.${id}`
    const [low, mode, high] = [text(`${at}.estimate.low`), text(`${at}.estimate.mode`), text(`${at}.estimate.high`)]
    const unit = text(`${at}.in`) === 'hours' ? 'hours' : 'money'
    return { id, ...typedPart({ in: unit, low, mode, high, hourlyRate: text(`${at}.hourlyRate`) }) }
  })
  return {
    parts: Object.fromEntries(typed.map(({ id, part }) => [id, part])) as SwitchingParts,
    problems: Object.fromEntries(typed.flatMap(({ id, problems }) => (Object.keys(problems).length > 0 ? [[id, problems]] : []))),
  }
}
