import { Check, Plus } from 'lucide-react'
import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { evaluatorLabel } from '@/lib/domain/claim'
import { taskShort } from '@/lib/domain/task'
import { formatDate } from '@/lib/format'
import { type Confirmable, locatorOf } from '@/lib/services/article-drafts'
import { figure } from '../figure'
import { draftHref } from '../prefill'

type DraftListProps = {
  drafts: readonly Confirmable[]
  titles: Readonly<Record<string, string>>
  sourceId: string
  path: string
  /** Keys of the drafts that somebody dismissed, and the address that keeps others. */
  dismissed: readonly string[]
  hrefWith: (dismissed: readonly string[]) => string
}

/** One draft after the other; each opens the form of a claim, filled in with what the text says, for a person to complete and confirm. */
export function DraftList({ drafts, titles, sourceId, path, dismissed, hrefWith }: DraftListProps) {
  const shown = drafts.flatMap((draft, at) => (dismissed.includes(draft.key) ? [] : [{ draft, at }]))
  return (
    <ol>
      {shown.map(({ draft, at }) => (
        <li key={at} id={`draft-${at + 1}`} className="flex scroll-mt-16 gap-3 border-b py-3">
          <span className="w-6 shrink-0 font-mono text-xs leading-5 font-semibold text-accent">{at + 1}</span>
          <div className="min-w-0 flex-1">
            <Summary draft={draft} titles={titles} />
            <p className="mt-1 text-sm text-muted wrap-anywhere">
              <q>{draft.quote.length > 240 ? `${draft.quote.slice(0, 240)}…` : draft.quote}</q>
            </p>
            {draft.missing.length > 0 && !draft.claimId ? (
              <p className="mt-1 text-sm">
                <span className="text-muted">Not in the text, to be asked: </span>
                {draft.missing.join(', ')}
              </p>
            ) : null}
          </div>
          <div className="flex shrink-0 flex-wrap justify-end gap-2">
            {draft.claimId ? (
              <Link className="link flex items-center gap-1" href={`${path}/${draft.claimId}`}>
                <Check aria-hidden="true" className="size-4" /> Confirmed
              </Link>
            ) : (
              <ButtonLink
                size="sm"
                href={draftHref(path, { ...draft, sourceId, locator: locatorOf(draft) })}
                icon={<Plus aria-hidden="true" />}
                aria-label={`Check and add draft ${at + 1}`}
              >
                Check and add
              </ButtonLink>
            )}
            {draft.claimId ? null : (
              <ButtonLink
                size="sm"
                variant="ghost"
                href={hrefWith([...dismissed, draft.key])}
                scroll={false}
                aria-label={`Dismiss draft ${at + 1}`}
              >
                Dismiss
              </ButtonLink>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

function Summary({ draft, titles }: { draft: Confirmable; titles: DraftListProps['titles'] }) {
  const named = (id: string | null, choices: readonly string[], none: string) =>
    id
      ? titles[id]
      : choices.length > 0
        ? `${choices
            .slice(0, 3)
            .map((choice) => titles[choice])
            .join(' or ')}${choices.length > 3 ? ' or …' : ''}?`
        : none
  const interval = draft.ciLow !== null && draft.ciHigh !== null ? ` (${figure(draft.ciLow)} to ${figure(draft.ciHigh)})` : ''
  const details = [
    draft.benchmarkId || draft.benchmarkChoices.length > 0 ? `on ${named(draft.benchmarkId, draft.benchmarkChoices, '')}` : null,
    draft.opponentId ? `against ${titles[draft.opponentId]}` : null,
    draft.evaluatorOrg
      ? `run by ${draft.evaluatorOrg}${draft.evaluatorKind ? ` (${evaluatorLabel(draft.evaluatorKind).toLowerCase()})` : ''}`
      : null,
    draft.task ? taskShort(draft.task) : null,
    draft.rank ? `rank ${draft.rank}` : null,
    draft.sampleSize ? `${figure(draft.sampleSize)} ${draft.sampleUnit}` : null,
    draft.tier === 'relay' ? 'relay' : 'primary',
    draft.evaluatedOn ? `as of ${formatDate(draft.evaluatedOn)}` : null,
  ].filter(Boolean)
  return (
    <p>
      <strong>{named(draft.modelId, draft.modelChoices, 'Which model?')}</strong>{' '}
      {draft.value === null ? (
        <span className="text-muted">words without a number</span>
      ) : (
        `${figure(draft.value)} ${draft.unit ?? ''}${interval}`
      )}
      {details.length > 0 ? <span className="text-muted"> · {details.join(' · ')}</span> : null}
    </p>
  )
}
