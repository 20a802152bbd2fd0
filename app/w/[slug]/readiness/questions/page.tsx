import { Plus } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import { gateLaws } from '@/lib/domain/gate-laws'
import { readyGates } from '@/lib/domain/policy-gates'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { listQuestionnaires } from '@/lib/services/question-list'
import { GateLaws } from '../../settings/policy/gate-laws'
import { ReadinessTabs } from '../readiness-tabs'
import { QuestionCatalogue } from './question-catalogue'
import { QuestionnaireTable } from './questionnaire-table'

export const metadata = { title: 'Questions to vendors' }

export default page(async (ctx) => {
  const lines = await listQuestionnaires(ctx)
  const { slug, timeZone } = ctx.workspace
  const home = `/w/${slug}`
  const base = `${home}/readiness/questions`
  const ask = can(ctx.role, 'claim:write') ? (
    <ButtonLink variant="primary" href={`${base}/new`} icon={<Plus aria-hidden="true" />}>
      Ask a vendor
    </ButtonLink>
  ) : null
  const waiting = lines.filter(({ state }) => state === 'waiting').length
  return (
    <>
      <PageHeader
        title="Questions to vendors"
        meta="What only the vendor can say, and what it has shown."
        actions={lines.length > 0 ? ask : null}
      />
      <ReadinessTabs home={home} open="questions" />
      <div className="flex flex-col gap-8 pt-5">
        {lines.length === 0 ? (
          <Empty title="Nobody was asked yet" action={ask}>
            A vendor answers by a link, without an account, or in an Excel file. Whatever it answers is its claim; only what a document
            shows, read by one of you, becomes a fact that a gate passes by.
          </Empty>
        ) : (
          <Section
            title="Questionnaires"
            meta={waiting > 0 ? `${plural(waiting, 'vendor')} ${waiting === 1 ? 'has' : 'have'} not answered yet` : null}
            flush
          >
            <QuestionnaireTable lines={lines} base={base} zone={timeZone} />
          </Section>
        )}
        <QuestionCatalogue />
        <Section
          title="Gates on law and terms"
          meta={`an owner adds them in the policy; ${plural(gateLaws.length, 'law')} with dates, none of them advice`}
        >
          <ul className="flex max-w-4xl flex-col">
            {readyGates.map(({ gate, label, passes, reason }) => (
              <li key={gate.id} className="border-b py-2.5">
                <p className="font-semibold">{label}</p>
                <p className="text-muted">
                  {passes} {reason}
                </p>
                <GateLaws gate={gate.id} />
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  )
})
