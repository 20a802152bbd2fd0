import Link from 'next/link'
import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import type { Cause, Change } from '@/lib/domain/changes'
import { statusFace } from '@/lib/domain/status'
import { formatWeekShort } from '@/lib/format'
import { leadHref } from './lead-href'

const kinds: Record<Cause['kind'], string> = {
  claim: 'claim',
  fact: 'fact',
  trial: 'trial',
  policy: 'policy',
  engine: 'engine',
  retirement: 'retirement',
  age: 'age',
  challenger: 'challenger',
  dependency: 'dependency',
}

type ChangesProps = { changes: readonly Change[]; since: string | null; base: string }

/** What stands otherwise than in the last signed week, each with what caused it. */
export function ChangesSection({ changes, since, base }: ChangesProps) {
  return (
    <Section
      title={since ? `Changed since ${formatWeekShort(since)}` : 'Changed'}
      meta={changes.length > 0 ? String(changes.length) : null}
      flush
    >
      {changes.length === 0 ? (
        <p className="py-3 text-muted">
          {since
            ? 'No status changed, and no other challenger came first.'
            : 'No week is signed yet; changes show from the first signed week on.'}
        </p>
      ) : (
        <ul>
          {changes.map((change) => (
            <li key={change.dependencyId} className="border-b py-2">
              <p>
                <Link href={`${base}/dependencies/${change.dependencyId}`} className="link font-semibold">
                  {change.name}
                </Link>{' '}
                {moveText(change)}
              </p>
              <ul aria-label={`Causes for ${change.name}`}>
                {change.causes.map((cause) => (
                  <li key={`${cause.kind} ${cause.text}`} className="flex items-baseline gap-2 pt-1">
                    <Badge className="w-20 justify-center">{kinds[cause.kind]}</Badge>
                    <Link href={leadHref(base, cause.lead)} className="quiet-link inline-flex min-h-6 items-center">
                      {cause.text}
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function moveText({ before, after }: Change): string {
  const word = (status: Change['after']) => (status === null ? 'not weighed' : statusFace(status).label)
  return before === after ? `still ${word(after)}` : `${word(after)} ← ${word(before)}`
}
