import { ButtonLink } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import type { VerdictShift } from '@/lib/domain/under-policy'
import { formatDateTime, formatNumber, plural } from '@/lib/format'
import type { Undone } from '@/lib/services/import-undo'
import type { ImportView } from '@/lib/services/imports'
import { ShiftList } from '../shift-list'
import { KeptRows } from './kept-rows'
import { UndoButton } from './undo-button'

/** Step 5: what an import did, and the way back. */
export function DoneStep({ base, slug, zone, run }: { base: string; slug: string; zone: string; run: ImportView }) {
  const { counts, state } = run
  const undone = state === 'undone' ? ((counts as { undone?: Undone }).undone ?? null) : null
  const shifts = state === 'applied' ? ((counts as { shifts?: VerdictShift[] }).shifts ?? null) : null
  const wrote = (counts.new ?? 0) + (counts.changed ?? 0)
  return (
    <div className="flex flex-col gap-4">
      {undone ? (
        <Notice title="This import was undone">
          {plural(undone.removed, 'row')} removed, {plural(undone.restored, 'claim')} restored.
          {undone.keptCount > 0 ? ` ${plural(undone.keptCount, 'row')} stayed as they are.` : ''}
        </Notice>
      ) : (
        <Notice title={wrote === 0 ? 'Nothing changed' : `${plural(wrote, 'claim')} imported`}>
          {wrote === 0 ? 'Every row was here already, or was not taken.' : 'All of it was written at once. Verdicts are weighed anew.'}
        </Notice>
      )}
      {undone ? <KeptRows base={base} undone={undone} /> : null}
      {shifts && wrote > 0 ? (
        <Section title={shifts.length === 0 ? 'It changed no verdict' : `It changed ${plural(shifts.length, 'verdict')}`} flush>
          {shifts.length > 0 ? <ShiftList shifts={shifts} base={base} /> : null}
        </Section>
      ) : null}
      <Section title="What it did">
        <DataList
          columns={2}
          items={[
            { term: 'File', value: run.fileName },
            { term: 'Read as', value: run.format },
            { term: 'Applied', value: `${formatDateTime(run.appliedAt, zone)} by ${run.createdByName}` },
            ...(run.undoneAt ? [{ term: 'Undone', value: formatDateTime(run.undoneAt, zone) }] : []),
            { term: 'New', value: formatNumber(counts.new ?? 0) },
            { term: 'Changed', value: formatNumber(counts.changed ?? 0) },
            { term: 'Same', value: formatNumber(counts.same ?? 0) },
            { term: 'Refused', value: formatNumber(counts.refused ?? 0) },
            ...(counts.left ? [{ term: 'Left out', value: formatNumber(counts.left) }] : []),
          ]}
        />
        <p className="mt-2 font-mono text-sm break-all text-muted">SHA-256 {run.fileSha256}</p>
      </Section>
      <div className="flex flex-wrap gap-2">
        <ButtonLink variant="primary" href={`${base}/claims`}>
          See the claims
        </ButtonLink>
        {state === 'applied' && (counts.refused ?? 0) > 0 ? (
          <a className="link inline-flex min-h-8 items-center px-1" href={`${base}/import/${run.id}/refused`} download>
            Download refused rows
          </a>
        ) : null}
        {state === 'applied' && wrote > 0 ? <UndoButton slug={slug} id={run.id} /> : null}
        <ButtonLink href={`${base}/import`}>Import another file</ButtonLink>
      </div>
    </div>
  )
}
