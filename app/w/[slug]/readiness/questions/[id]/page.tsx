import { Download, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { buttonClass } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { DemoMark } from '@/components/verdict/demo-mark'
import { can } from '@/lib/auth/roles'
import { type AnswerStanding, answerStandings } from '@/lib/domain/question-answer'
import { inGroups } from '@/lib/domain/questions'
import { dayIn } from '@/lib/domain/week'
import { formatDate, plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { policyOn } from '@/lib/services/policies'
import { getQuestionnaire, type QuestionnaireLine } from '@/lib/services/question-list'
import { takesByGate } from '../../../inventory/offerings/[id]/facts/takes'
import { restoreQuestionnaireAction, revokeQuestionnaireAction } from '../actions'
import { StateMark } from '../state-mark'
import { AnswerItem } from './answer-item'
import { ReminderSection } from './reminder-section'
import { RenewForm } from './renew-form'
import { SheetUpload } from './sheet-upload'
import { StandingFilter } from './standing-filter'

export const metadata = { title: 'Questionnaire' }

export default page<{ slug: string; id: string }>(async (ctx, { params: { slug, id }, search }) => {
  const today = dayIn(ctx.now, ctx.workspace.timeZone)
  const [reading, policy] = await Promise.all([getQuestionnaire(ctx, id), policyOn(ctx, today)])
  const { vendor, offering, items, counts, state } = reading
  const home = `/w/${slug}`
  const base = `${home}/readiness/questions`
  const writes = can(ctx.role, 'claim:write')
  const zone = ctx.workspace.timeZone
  const chosen = answerStandings.find(({ id: standing }) => standing === search.show)?.id ?? null
  const shown = chosen ? items.filter(({ standing }) => standing === chosen) : items
  const about = `${home}/inventory/${offering ? `offerings/${offering.id}` : `vendors/${vendor.id}`}`
  const judge = {
    slug,
    questionnaireId: id,
    offerings: reading.offerings,
    offeringId: offering?.id ?? null,
    today,
    takes: takesByGate(policy.content.gates),
  }
  return (
    <article className="flex flex-col gap-8">
      <PageHeader
        title={`Questions to ${vendor.name}`}
        breadcrumbs={[
          { label: 'Readiness', href: `${home}/readiness` },
          { label: 'Questions', href: base },
        ]}
        meta={
          <>
            <StateMark state={state} />
            {reading.origin === 'demo' ? <DemoMark /> : null}
            <span>{plural(reading.asked, 'question')}</span>
            {state === 'answered' ? <span>{countsText(counts)}</span> : null}
          </>
        }
        actions={
          <>
            <a className={buttonClass()} href={`${base}/${id}/sheet`}>
              <Download aria-hidden="true" />
              Excel file
            </a>
            {writes && reading.linkWorks ? (
              <CommandButton
                action={revokeQuestionnaireAction.bind(null, slug)}
                undo={restoreQuestionnaireAction.bind(null, slug)}
                fields={{ id }}
                variant="danger"
                size="md"
                icon={<Undo2 aria-hidden="true" />}
                pendingLabel="Taking back…"
              >
                Take the link back
              </CommandButton>
            ) : null}
          </>
        }
      />
      <Section title="About" flush>
        <DataList
          columns={2}
          items={[
            {
              term: 'Vendor',
              value: (
                <Link className="link" href={`${home}/inventory/vendors/${vendor.id}`}>
                  {vendor.name}
                </Link>
              ),
            },
            {
              term: 'Offering',
              value: offering ? (
                <Link className="link" href={`${home}/inventory/offerings/${offering.id}`}>
                  {offering.title}
                </Link>
              ) : (
                'the vendor as a whole'
              ),
            },
            { term: 'Asked', value: `${formatDate(reading.askedAt, zone)} by ${reading.askedBy}` },
            { term: 'For', value: reading.recipient },
            ...(reading.message ? [{ term: 'Message', value: <span className="whitespace-pre-line">{reading.message}</span> }] : []),
            ...(reading.submittedAt
              ? [
                  {
                    term: 'Answered',
                    value: `${formatDate(reading.submittedAt, zone)} by ${reading.submittedByName}`,
                    note: 'as they signed',
                  },
                ]
              : [{ term: 'Begun', value: `${reading.drafted} of ${reading.asked}`, note: 'What was entered is shown once it is sent.' }]),
            {
              term: 'Link',
              value: linkText(reading, ctx.now, zone),
            },
          ]}
        />
      </Section>
      {writes && state !== 'answered' ? (
        <Section title="If it comes back as an Excel file, or the link is lost">
          <div className="flex flex-col gap-6">
            <SheetUpload address={`${base}/${id}/sheet`} />
            <RenewForm slug={slug} id={id} version={reading.version} />
          </div>
        </Section>
      ) : null}
      {state === 'answered' ? <StandingFilter counts={counts} asked={reading.asked} chosen={chosen} base={`${base}/${id}`} /> : null}
      {inGroups(shown, ({ question }) => question).map((group) => (
        <Section key={group.id} title={group.label} flush>
          <ul>
            {group.items.map((item) => (
              <AnswerItem
                key={item.question.id}
                item={item}
                judge={writes ? judge : null}
                home={home}
                about={about}
                sent={reading.submittedAt !== null}
              />
            ))}
          </ul>
        </Section>
      ))}
      <ReminderSection reading={reading} workspaceName={ctx.workspace.name} senderName={ctx.actor.name} zone={zone} />
    </article>
  )
})

const standingOrder = ['accepted', 'shown', 'said', 'kept', 'declined', 'unanswered'] as const

/** Every standing that an answer has; together they are as many as were asked. */
function countsText(counts: Record<AnswerStanding, number>): string {
  return standingOrder
    .filter((id) => counts[id] > 0 || id === 'accepted')
    .map((id) => `${counts[id]} ${countWords[id]}`)
    .join(', ')
}

const countWords: Record<AnswerStanding, string> = {
  accepted: 'accepted',
  shown: 'to review',
  said: 'without a document',
  kept: 'noted as vendor’s claim',
  declined: 'declined',
  unanswered: 'unanswered',
}

function linkText({ linkWorks, expiresAt }: QuestionnaireLine, now: Date, zone: string): string {
  if (linkWorks) return expiresAt ? `works until ${formatDate(expiresAt, zone)}` : 'works'
  return expiresAt && expiresAt <= now ? `expired on ${formatDate(expiresAt, zone)}` : 'taken back'
}
