'use client'

import { Section } from '@/components/ui/section'
import { formatWeekShort, plural } from '@/lib/format'
import type { PolicyPreview } from '@/lib/services/policy-edits'
import { VerdictShifts } from '../../verdict-shifts'
import { EditList } from './edit-list'

/** What a draft changes: the values, and the verdicts of the running week that would stand otherwise. */
export function PreviewPanel({ preview, base }: { preview: PolicyPreview; base: string }) {
  const { basedOn, policyVersion, edits, changes } = preview
  return (
    <div tabIndex={-1} data-answer className="flex scroll-mt-16 flex-col gap-6">
      <Section level={3} title={`${plural(edits.length, 'value')} of ${basedOn} ${edits.length === 1 ? 'changes' : 'change'}`}>
        <EditList edits={edits} />
      </Section>
      <Section
        level={3}
        title={headline(preview)}
        meta={`on the evidence of ${formatWeekShort(preview.week)}`}
        flush={changes.shifts.length > 0}
      >
        {changes.shifts.length > 0 ? (
          <VerdictShifts label="Verdicts that would change" shifts={changes.shifts} before={basedOn} after={policyVersion} base={base} />
        ) : (
          <p>
            All {plural(changes.pairs.of, 'verdict')} on {plural(changes.headlines.of, 'dependency', 'dependencies')} stay as they are.
          </p>
        )}
      </Section>
      <p className="max-w-3xl text-muted">{effect(preview)}</p>
    </div>
  )
}

function headline({ changes: { pairs, headlines } }: PolicyPreview): string {
  if (pairs.changed === 0 && headlines.changed === 0) return 'No verdict would change'
  const verdicts = `${pairs.changed} of ${plural(pairs.of, 'verdict')} would change`
  return `${verdicts}, and with them ${headlines.changed} of ${plural(headlines.of, 'headline')}`
}

function effect({ week, state, policyVersion }: PolicyPreview): string {
  const short = formatWeekShort(week)
  if (state === 'signed')
    return `${short} is signed and stays as it is: the next week is the first one decided by ${policyVersion}. Levels of signed weeks do not count under a new version.`
  return `${short} is open and will be decided by ${policyVersion} from today; earlier weeks keep their version, signed or not. Levels of signed weeks do not count under a new version. The board shows both verdicts until a week is signed.`
}
