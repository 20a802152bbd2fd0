import { PageHeader } from '@/components/ui/page-header'
import { evaluatorKinds } from '@/lib/domain/claim'
import { tasks } from '@/lib/domain/task'
import { plural } from '@/lib/format'
import { page } from '@/lib/http/page'
import { claimColumnNames, columnLabel, commonColumns } from '@/lib/import/claim-columns'
import { importForecast, weighedUnasked } from '@/lib/services/import-apply'
import { dryRun, importNames } from '@/lib/services/import-views'
import { getImport, type ImportView, listImports } from '@/lib/services/imports'
import { CheckStep, type KindId, kinds } from './check-step'
import { ColumnsStep, type ConstantField } from './columns-step'
import { DiscardButton } from './discard-button'
import { DoneStep } from './done-step'
import { FileStep } from './file-step'
import { History } from './history'
import { NamesStep } from './names-step'
import { type StepId, Steps, steps } from './steps'
import { VerdictsSection } from './verdicts-section'

export const metadata = { title: 'Import claims' }

export default page(async (ctx, { search }) => {
  const { slug, timeZone: zone } = ctx.workspace
  const base = `/w/${slug}`
  if (!search.run) {
    const imports = await listImports(ctx)
    return (
      <>
        <Head base={base} />
        <Steps current="file" hrefOf={() => null} />
        <div className="flex flex-col gap-6 pt-4">
          <FileStep base={`${base}/import`} />
          <History base={base} zone={zone} imports={imports} />
        </div>
      </>
    )
  }
  const run = await getImport(ctx, search.run)
  const asked = steps.find(({ id }) => id === search.step)?.id ?? 'columns'
  const step: StepId = run.state !== 'draft' ? 'done' : asked === 'file' || asked === 'done' ? 'columns' : asked
  const hrefOf = (name: StepId) => (name === 'file' ? `${base}/import` : `${base}/import?run=${run.id}&step=${name}`)
  const kind = kinds.find(({ id }) => id === search.show)?.id
  return (
    <>
      <Head base={base} run={run} slug={slug} />
      <Steps current={step} hrefOf={hrefOf} />
      <div className="pt-4">
        {step === 'columns' ? <ColumnsStep slug={slug} id={run.id} {...columnFields(run)} /> : null}
        {step === 'names' ? <NamesStep slug={slug} id={run.id} {...(await importNames(ctx, run.id))} /> : null}
        {step === 'check' ? await checkStep() : null}
        {step === 'done' ? <DoneStep base={base} slug={slug} zone={zone} run={run} /> : null}
      </div>
    </>
  )

  async function checkStep() {
    const shown: KindId = kind ?? 'new'
    const result = await dryRun(ctx, run.id, shown)
    // Without a choice the first kind that has rows is shown, so that nobody looks at an empty list first.
    const first = kind ?? kinds.find(({ id }) => result.counts[id] > 0)?.id ?? 'new'
    const view = first === shown ? result : await dryRun(ctx, run.id, first)
    const asked = search.verdicts === '1'
    const suffix = asked ? '&verdicts=1' : ''
    const weighs = asked || view.counts.new + view.counts.changed <= weighedUnasked
    const shifts = weighs ? importForecast(ctx, { id: run.id }) : null
    return (
      <CheckStep
        slug={slug}
        id={run.id}
        kind={first}
        run={view}
        hrefOf={(name) => `${hrefOf('check')}&show=${name}${suffix}`}
        verdicts={<VerdictsSection base={base} shifts={shifts} askHref={`${hrefOf('check')}&show=${first}&verdicts=1`} />}
        asked={asked}
      />
    )
  }
})

function Head({ base, run, slug = '' }: { base: string; run?: ImportView; slug?: string }) {
  return (
    <PageHeader
      title="Import claims"
      breadcrumbs={[{ label: 'Claims', href: `${base}/claims` }]}
      meta={
        run
          ? `${run.fileName} · ${run.format}${run.rowCount > 0 ? ` · ${plural(run.rowCount, 'row')}` : ''}`
          : 'From a spreadsheet, a leaderboard or a file: look first, then apply, and undo it if it was wrong.'
      }
      actions={run?.state === 'draft' ? <DiscardButton slug={slug} id={run.id} /> : null}
    />
  )
}

const choices: Record<string, { value: string; label: string }[]> = {
  task: tasks.map(({ id, label }) => ({ value: id, label })),
  evaluator_kind: evaluatorKinds.map(({ id, label }) => ({ value: id, label })),
  tier: [
    { value: 'primary', label: 'Primary: where it was first published' },
    { value: 'relay', label: 'Relay: repeats somebody else' },
  ],
}

function columnFields({ columns, mapping, missing, derived, days, sheets }: ImportView) {
  const constants = commonColumns.map(
    (name): ConstantField => ({
      ...{ name, label: columnLabel(name), covered: mapping.columns.includes(name), value: mapping.constants[name] ?? '' },
      ...{ type: name === 'published_on' ? 'date' : 'text', options: choices[name] ?? null },
    }),
  )
  return {
    columns: columns.map((column, at) => ({ ...column, name: mapping.columns[at] ?? null })),
    options: claimColumnNames.map((name) => ({ value: name, label: columnLabel(name) })),
    constants,
    missing,
    derived,
    days,
    sheets,
  }
}
