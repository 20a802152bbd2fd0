import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import type { Proposal } from '@/lib/domain/action-proposals'
import { type OpenTrial, openTrialFor, openTrialText } from '@/lib/domain/open-trial'
import { formatDate } from '@/lib/format'
import { takeOnAction, undoTakeOnAction } from './actions'

type ProposalListProps = {
  proposals: readonly Proposal[]
  openTrials: readonly OpenTrial[]
  slug: string
  writes: boolean
  named?: boolean
}

/** What the engine proposes and nobody has taken on, with one press to take it on oneself. */
export function ProposalList({ proposals, openTrials, slug, writes, named = true }: ProposalListProps) {
  const base = `/w/${slug}`
  return (
    <ul>
      {proposals.map((proposal) => {
        const { dependencyId, dependencyName, challengerId, code, title, text, owner, carried } = proposal
        const trial = openTrialFor(openTrials, dependencyId, proposal.pair)
        const asked = { dependencyId, challengerId, code }
        const notes = [
          named ? dependencyName : null,
          owner ? `dependency of ${owner}` : 'nobody owns the dependency',
          carried ? 'proposed before' : null,
        ]
        return (
          <li key={`${dependencyId} ${challengerId} ${code}`} className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b py-2">
            <div className="min-w-0 flex-1 basis-72">
              <Link href={`${base}/dependencies/${dependencyId}/vs/${challengerId}`} className="quiet-link">
                {title}
              </Link>
              {trial ? (
                <Link href={`${base}/trials/${trial.id}`} className="link block text-sm">
                  {openTrialText(trial)}
                </Link>
              ) : null}
              <span className="block text-sm text-muted">
                proposed · {notes.filter(Boolean).join(' · ')}
                <LastTime proposal={proposal} />
              </span>
              <span className="block max-w-[84ch] text-sm text-muted">{text}</span>
            </div>
            {writes ? (
              <div data-print="hide" className="flex items-center gap-2">
                <CommandButton
                  action={takeOnAction.bind(null, slug)}
                  undo={undoTakeOnAction.bind(null, slug)}
                  fields={asked}
                  name={`Take on: ${title}`}
                  pendingLabel="Taking on…"
                >
                  Take it on
                </CommandButton>
                <Link
                  href={`${base}/actions/new?${new URLSearchParams(asked)}`}
                  className="quiet-link inline-flex min-h-6 items-center text-sm"
                >
                  Somebody else<span className="sr-only"> for: {title}</span>
                </Link>
              </div>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

function LastTime({ proposal: { last } }: { proposal: Proposal }) {
  if (!last) return null
  return (
    <>
      {' '}
      · {last.state} on {formatDate(last.closedOn)}
      {last.reason ? `: ${last.reason}` : ''}
    </>
  )
}
