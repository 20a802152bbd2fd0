import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { EvidenceMark } from '@/components/verdict/evidence-mark'
import { plural, signedPoints } from '@/lib/format'
import type { CounterView } from '@/lib/services/claim-counter'

type CounterProps = {
  counter: CounterView
  model: string
  path: string /** The claim’s own evaluator has no stake either. */
  independent: boolean
}

const shown = 5

/** What people without a stake found about the same two models, where it goes the other way. */
export function CounterSection({ counter: { checked, against }, model, path, independent }: CounterProps) {
  if (checked === null) return null
  return (
    <Section id="counter" title="Counter-evidence" meta={metaOf(checked, against.length, independent)} flush>
      {against.length === 0 ? (
        <p className="max-w-[72ch] py-3 text-muted">
          {checked === 0
            ? `Nobody ${independent ? 'else ' : ''}independent measured the same quality of the same models. That is no agreement: it was not checked.`
            : `Independent evaluators compared ${model} on the same quality with ${plural(checked, 'of its rivals', 'of its rivals')} as well, and none put the other one ahead by more than chance.`}
        </p>
      ) : (
        <ul>
          {against.slice(0, shown).map((line) => (
            <li key={line.claimIds.join()} className="border-b py-1.5">
              <EvidenceMark kind={line.kind} bare className="mr-1.5 align-[-1px]" />
              <Link className="link" href={`${path}/${line.claimIds[0]}`} prefetch={false}>
                {line.evaluatorOrg}
              </Link>{' '}
              puts {model} at {signedPoints(line.found)} points of net preference against {line.rival}; this claim says{' '}
              {signedPoints(line.claimed)}.<span className="block max-w-[100ch] text-muted">{line.explanation}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function metaOf(checked: number, against: number, independent: boolean): string | null {
  if (against === 0) return checked === 0 ? `not checked by anybody ${independent ? 'else ' : ''}independent` : 'none'
  return against > shown ? `the ${shown} largest of ${against}` : null
}
