import type { SwitchingPart, SwitchingPartId, SwitchingParts } from '@/lib/domain/switching-cost'
import { switchingParts } from '@/lib/domain/switching-cost'

function numberOf(form: FormData, name: string): number | null {
  const text = String(form.get(name) ?? '')
    .trim()
    .replaceAll(',', '')
  const value = Number(text)
  return text === '' || !Number.isFinite(value) || value < 0 ? null : value
}

/** One part as far as it is typed; null until all three figures stand there, in order. */
function typedPart(form: FormData, id: SwitchingPartId): SwitchingPart | null {
  const [low, mode, high] = (['low', 'mode', 'high'] as const).map((end) => numberOf(form, `parts.${id}.estimate.${end}`))
  if (low == null || mode == null || high == null || low > mode || mode > high) return null
  const unit = form.get(`parts.${id}.in`) === 'hours' ? 'hours' : 'money'
  return { in: unit, estimate: { low, mode, high }, hourlyRate: unit === 'hours' ? numberOf(form, `parts.${id}.hourlyRate`) : null }
}

/** The parts of the form while somebody types; what is half typed counts as missing. */
export const typedParts = (form: FormData): SwitchingParts =>
  Object.fromEntries(switchingParts.map(({ id }) => [id, typedPart(form, id)])) as SwitchingParts
