import { Badge } from '@/components/ui/badge'
import { Section } from '@/components/ui/section'
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { Context } from '@/lib/context'
import { formatNumber, plural } from '@/lib/format'
import { listRaters, type RaterLine } from '@/lib/services/trial-raters'
import { endRaterAction, inviteGuestAction } from '../actions'
import { ConfirmForm } from './confirm-form'
import { InviteForm } from './invite-form'
import type { TrialView } from './trial-view'

/** Who votes: members join by themselves, guests by a link that works once. */
export async function RatersSection({ ctx, trial, slug }: TrialView & { ctx: Context }) {
  const raters = await listRaters(ctx, trial.id)
  const open = trial.state === 'running'
  return (
    <Section id="raters" title="Raters" meta={`${plural(trial.ratersPerPrompt, 'person', 'people')} for each prompt`}>
      {raters.length === 0 ? (
        <p className="text-muted">
          Nobody yet. Members with the role rater or above join on this page with “Vote”; for others, make a link.
        </p>
      ) : (
        <RaterTable raters={raters} trialId={trial.id} slug={slug} open={open} />
      )}
      {open ? <InviteForm action={inviteGuestAction.bind(null, slug)} trialId={trial.id} /> : null}
    </Section>
  )
}

type RaterTableProps = { raters: readonly RaterLine[]; trialId: string; slug: string; open: boolean }

function RaterTable({ raters, trialId, slug, open }: RaterTableProps) {
  return (
    <Table label="Raters" minWidth="36rem">
      <thead>
        <tr>
          <Th fixed="narrow">Name</Th>
          <Th>Comes as</Th>
          <Th>State</Th>
          <Th numeric>Votes</Th>
          <Th>Joined</Th>
          <Th>
            <span className="sr-only">End</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {raters.map((rater) => (
          <Tr key={rater.id}>
            <RowHead>{rater.name}</RowHead>
            <Td>
              {rater.guest ? 'guest' : 'member'}
              {rater.vendorTie ? <span className="text-muted">, tied to a vendor: watches only</span> : null}
            </Td>
            <Td>
              <Badge tone={rater.state === 'ended' ? 'dashed' : 'neutral'}>
                {rater.state === 'voting' && !open ? 'voted' : rater.state}
              </Badge>
            </Td>
            <Td numeric>{formatNumber(rater.votes)}</Td>
            <Td>{rater.joinedAt ? <Time value={rater.joinedAt} /> : <span className="text-muted">not yet</span>}</Td>
            <Td className="text-right">
              {rater.state === 'ended' || !open ? null : (
                <ConfirmForm
                  action={endRaterAction.bind(null, slug)}
                  row={{ trialId, raterId: rater.id }}
                  opener={{ label: 'End…', variant: 'ghost' }}
                  title={`End the part of ${rater.name}`}
                  description="They can no longer vote, and a link stops working. Their votes so far stay and count."
                  submit={{ label: 'End it', pending: 'Ending…', variant: 'danger' }}
                />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
