import Link from 'next/link'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { can } from '@/lib/auth/roles'
import { dayIn } from '@/lib/domain/week'
import { env } from '@/lib/env'
import { page } from '@/lib/http/page'
import { offeringsInUse, readinessWorld } from '@/lib/services/readiness-world'
import { CommandLine } from '../command-line'
import { AnswerNotes } from './answer-notes'
import { collectorYaml, curlLine, offeringPlaceholder, sampleAnswer, sampleLines } from './examples'
import { FieldTable } from './field-table'
import { OfferingIds } from './offering-ids'
import { SpanNotes } from './span-notes'

export const metadata = { title: 'Feed from production' }

const dayMs = 86_400_000

export default page(async (ctx) => {
  const { slug, timeZone } = ctx.workspace
  const inUse = offeringsInUse(await readinessWorld(ctx))
  const home = `/w/${slug}`
  const origin = env().NEXTAUTH_URL
  const yesterday = dayIn(new Date(ctx.now.getTime() - dayMs), timeZone)
  return (
    <>
      <PageHeader
        title="Feed from production"
        meta="One address that takes job logs from programs, for this workspace."
        breadcrumbs={[{ label: 'Measurements', href: `${home}/readiness/measurements` }]}
        actions={<ButtonLink href="/api/v1/openapi.json">OpenAPI document</ButtonLink>}
      />
      <div className="flex max-w-5xl flex-col gap-8">
        <Section title="1. A key" id="key">
          <KeyStep home={home} manages={can(ctx.role, 'workspace:manage')} />
        </Section>
        <Step
          title="2. A file"
          id="file"
          text={`One line of JSON for each job, or CSV with the same names as headings. Put the id of your offering where these lines say ${offeringPlaceholder}; until then they are refused:`}
        >
          <CommandLine text={sampleLines(offeringPlaceholder, yesterday)} label="Copy the file" wrap />
          <OfferingIds offerings={inUse} home={home} />
        </Step>
        <Step
          title="3. Send it"
          id="send"
          text="Whenever jobs have ended, or every few minutes. Sending a line again does no harm; a later line tells the rest of an earlier one."
        >
          <CommandLine text={curlLine(origin, slug)} label="Copy the line" />
        </Step>
        <Section
          title="Fields"
          id="fields"
          meta="All but a submission time or an id may be left out; a figure that needs a field is then not known."
          flush
        >
          <FieldTable />
        </Section>
        <Step
          title="What comes back"
          id="answers"
          text="A count of every line. For example, where the end of the second line lay before its submission:"
        >
          <CommandLine text={sampleAnswer} label="Copy the answer" wrap />
          <div className="mt-4">
            <AnswerNotes />
          </div>
        </Step>
        <Step title="OpenTelemetry" id="otlp" text="A collector that has your spans already sends them as OTLP over HTTP, in JSON:">
          <CommandLine text={collectorYaml(origin, slug)} label="Copy the configuration" />
          <div className="mt-4">
            <SpanNotes />
          </div>
        </Step>
      </div>
    </>
  )
})

function KeyStep({ home, manages }: { home: string; manages: boolean }) {
  if (!manages)
    return (
      <p className="text-muted">
        An owner of the workspace makes an API key for the program, in the settings. Keep it where the program keeps its secrets.
      </p>
    )
  return (
    <p className="text-muted">
      Make one for the program under{' '}
      <Link href={`${home}/settings/keys`} className="link">
        API keys
      </Link>{' '}
      and keep it where the program keeps its secrets, here in the variable <code className="text-sm text-ink">SWITCHBOARD_KEY</code>.
    </p>
  )
}

function Step({ title, id, text, children }: { title: string; id: string; text: string; children: ReactNode }) {
  return (
    <Section title={title} id={id}>
      <p className="max-w-3xl text-muted">{text}</p>
      {children}
    </Section>
  )
}
