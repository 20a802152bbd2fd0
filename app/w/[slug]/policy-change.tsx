import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { formatDate, plural } from '@/lib/format'
import type { PolicyChange } from '@/lib/services/policy-change'
import { VerdictShifts } from './verdict-shifts'

/** In the week of a change of policy: both verdicts, wherever the two versions differ. */
export function PolicyChangeSection({ change, base }: { change: PolicyChange | null; base: string }) {
  if (!change) return null
  const { before, after, since, reason, pairs, headlines } = change
  const differ =
    pairs.changed === 0
      ? `none of ${plural(pairs.of, 'verdict')} differs`
      : `${pairs.changed} of ${plural(pairs.of, 'verdict')} ${pairs.changed === 1 ? 'differs' : 'differ'}`
  const same = `No headline differs: on this week’s evidence both versions say the same of every dependency.`
  return (
    <Section
      id="policy-change"
      title={`Policy ${after} ${since ? `since ${formatDate(since)}` : ''}: ${differ}`}
      meta={`${reason ? `${reason} · ` : ''}the board shows ${after}; ${before} was in force the week before`}
      actions={
        <ButtonLink size="sm" href={`${base}/settings/policy#history`}>
          What changed
        </ButtonLink>
      }
      flush
    >
      {headlines.changed > 0 ? (
        <Shifts change={change} kind="headline" label="Headlines under both policies" base={base} />
      ) : (
        <p className="py-2 text-muted">{same}</p>
      )}
      <Below change={change} base={base} />
    </Section>
  )
}

type Kind = PolicyChange['shifts'][number]['kind']

function Shifts({ change, kind, label, base }: { change: PolicyChange; kind: Kind; label: string; base: string }) {
  const shifts = change.shifts.filter((shift) => shift.kind === kind)
  return <VerdictShifts label={label} shifts={shifts} before={change.before} after={change.after} base={base} />
}

/** Challengers below the headlines open on demand: there may be many, and the board comes first. */
function Below({ change, base }: { change: PolicyChange; base: string }) {
  const count = change.shifts.filter(({ kind }) => kind === 'pair').length
  if (count === 0) return null
  return (
    <details className="pt-2">
      <summary className="link inline-flex min-h-6 cursor-pointer items-center">
        {plural(count, 'more verdict')} on single challengers {count === 1 ? 'differs' : 'differ'}
      </summary>
      <Shifts change={change} kind="pair" label="Challengers under both policies" base={base} />
    </details>
  )
}
