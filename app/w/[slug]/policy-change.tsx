import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { formatDate, plural } from '@/lib/format'
import type { PolicyChange } from '@/lib/services/policy-change'
import { VerdictShifts } from './verdict-shifts'

/** In the week of a change of policy: both verdicts, wherever the two versions differ. */
export function PolicyChangeSection({ change, base }: { change: PolicyChange | null; base: string }) {
  if (!change) return null
  const { before, after, since, reason, pairs, shifts } = change
  const differ =
    pairs.changed === 0
      ? `none of ${plural(pairs.of, 'verdict')} differs`
      : `${pairs.changed} of ${plural(pairs.of, 'verdict')} ${pairs.changed === 1 ? 'differs' : 'differ'}`
  return (
    <Section
      id="policy-change"
      title={`Policy ${after} ${since ? `since ${formatDate(since)}` : ''}: ${differ}`}
      meta={`${reason ? `${reason} · ` : ''}the board shows ${after}; ${before} decided the week before`}
      actions={
        <ButtonLink size="sm" href={`${base}/settings/policy#history`}>
          What changed
        </ButtonLink>
      }
      flush
    >
      {shifts.length > 0 ? (
        <VerdictShifts label="Verdicts under both policies" shifts={shifts} before={before} after={after} base={base} />
      ) : (
        <p className="py-2 text-muted">On this week’s evidence both versions say the same of every challenger.</p>
      )}
    </Section>
  )
}
