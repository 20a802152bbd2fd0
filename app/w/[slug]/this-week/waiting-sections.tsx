import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import type { Role } from '@/lib/domain/member'
import type { ActionItem, OwnerItems } from '@/lib/domain/monday-list'
import type { OpenTrial } from '@/lib/domain/open-trial'
import { formatWeekShort, plural } from '@/lib/format'
import type { Monday } from '@/lib/services/monday-list'
import { ActionTable } from '../actions/action-table'
import { closeSettledAction } from '../actions/actions'
import { ClosedList } from '../actions/closed-list'
import { ProposalList } from '../actions/proposal-list'
import { UnansweredList } from '../actions/unanswered-list'

type Where = { slug: string; writes: boolean }

/** What waits for whoever reads: a signature, and their own actions. */
export function MineSection({ monday, slug }: { monday: Monday; slug: string }) {
  const { mine, board } = monday
  const base = `/w/${slug}`
  const { week } = board.view.report
  return (
    <Section title="Waits for you" flush>
      {board.awaitsSignature ? (
        <p className="border-b py-2">
          <Link href={`${base}/reviews/${week}`} className="link font-semibold">
            Sign {formatWeekShort(week)}
          </Link>
          : the week waits for your signature.
        </p>
      ) : null}
      {mine.length > 0 ? <ActionTable label="Your actions" items={mine} base={base} owners={false} /> : null}
      {mine.length === 0 ? (
        <p className="py-3 text-muted">You have no open action{board.awaitsSignature ? '' : ', and nothing waits for your signature'}.</p>
      ) : null}
    </Section>
  )
}

/** Everybody else's actions: who waits for whom. */
export function OthersSection({ others, slug }: { others: readonly OwnerItems[]; slug: string }) {
  const items = others.flatMap((group) => group.items)
  return (
    <Section title="Who waits for whom" meta={items.length > 0 ? plural(items.length, 'open action') : null} flush>
      {items.length === 0 ? (
        <p className="py-3 text-muted">Nobody else has an open action.</p>
      ) : (
        <ActionTable label="Actions of everybody else" items={items} base={`/w/${slug}`} />
      )}
    </Section>
  )
}

type ProposedProps = { monday: Monday; openTrials: readonly OpenTrial[]; slug: string; role: Role }

/** What was done and left no evidence, and what the engine proposes and nobody has taken on. */
export function ProposedSection({ monday: { proposals, unanswered, board }, openTrials, slug, role }: ProposedProps) {
  const { week } = board.view.report
  return (
    <>
      {unanswered.length > 0 ? (
        <Section title="Done, and the evidence is not here yet" meta={String(unanswered.length)} flush>
          <UnansweredList lines={unanswered} where={{ base: `/w/${slug}`, week, role }} />
        </Section>
      ) : null}
      <Section title="Proposed, and nobody has taken it on" meta={proposals.length > 0 ? String(proposals.length) : null} flush>
        {proposals.length === 0 ? (
          <p className="py-3 text-muted">Everything that is worth doing has been taken on.</p>
        ) : (
          <ProposalList proposals={proposals} openTrials={openTrials} slug={slug} writes={can(role, 'action:write')} />
        )}
      </Section>
    </>
  )
}

/** What evidence has settled, to be closed in one press. */
export function SettledLine({ items, slug, writes }: Where & { items: readonly ActionItem[] }) {
  const count = items.filter((item) => item.settledBy !== null).length
  if (count === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b py-2">
      <span>
        {plural(count, 'open action')} {count === 1 ? 'has' : 'have'} been settled by evidence.
      </span>
      {writes ? (
        <CommandButton action={closeSettledAction.bind(null, slug)} pendingLabel="Closing…">
          Close what is settled
        </CommandButton>
      ) : null}
    </div>
  )
}

/** What was closed since the last signed week. */
export function ClosedSection({ closed, since, slug }: { closed: Monday['closed']; since: string | null; slug: string }) {
  return (
    <Section
      title={since ? `Closed since ${formatWeekShort(since)}` : 'Closed this week'}
      flush
      actions={
        <ButtonLink size="sm" variant="ghost" href={`/w/${slug}/actions`}>
          All actions
        </ButtonLink>
      }
    >
      {closed.length === 0 ? <p className="py-3 text-muted">No action was closed.</p> : <ClosedList closed={closed} slug={slug} />}
    </Section>
  )
}
