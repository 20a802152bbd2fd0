import { Suspense } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import type { VerdictShift } from '@/lib/domain/under-policy'
import { plural } from '@/lib/format'
import { ShiftList } from '../shift-list'

type VerdictsProps = { base: string; shifts: Promise<readonly VerdictShift[]> | null; askHref: string }

/** Which verdicts applying would change: weighed at once, or for very many rows when somebody asks. */
export function VerdictsSection({ base, shifts, askHref }: VerdictsProps) {
  if (shifts === null)
    return (
      <Section title="Verdicts" meta="Very many rows take a while to weigh.">
        <ButtonLink href={askHref}>Which verdicts would change?</ButtonLink>
      </Section>
    )
  return (
    <Suspense
      fallback={
        <Section title="Verdicts">
          <p className="text-muted">Weighing with these rows…</p>
        </Section>
      }
    >
      <Weighed base={base} shifts={shifts} />
    </Suspense>
  )
}

async function Weighed({ base, shifts }: { base: string; shifts: Promise<readonly VerdictShift[]> }) {
  const found = await shifts
  return (
    <Section title={found.length === 0 ? 'Would change no verdict' : `Would change ${plural(found.length, 'verdict')}`} flush>
      {found.length === 0 ? (
        <p className="py-1.5 text-muted">Weighed with these rows, every verdict of the running week stays as it is.</p>
      ) : (
        <ShiftList shifts={found} base={base} />
      )}
    </Section>
  )
}
