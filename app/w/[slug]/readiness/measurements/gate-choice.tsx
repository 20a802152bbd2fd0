import { CommandButton } from '@/components/command-button'
import type { JobSummaryLine } from '@/lib/services/job-summaries'
import { chooseGateSettingAction, restoreGateSettingAction } from './actions'

type GateChoiceProps = { slug: string; line: JobSummaryLine; writes: boolean; offering: string }

/** Whether the figures of a setting stand at the gates, who said so, and the way to choose another. */
export function GateChoice({ slug, line: { offeringId, setting, atGates, chosenByName }, writes, offering }: GateChoiceProps) {
  const choose = (value: string, name: string, label: string) => (
    <CommandButton
      action={chooseGateSettingAction.bind(null, slug)}
      undo={restoreGateSettingAction.bind(null, slug)}
      fields={{ offeringId, setting: value }}
      name={name}
      pendingLabel="Choosing…"
    >
      {label}
    </CommandButton>
  )
  if (!atGates)
    return writes ? (
      choose(setting, `Put ${setting} of ${offering} at the gates`, 'Put at the gates')
    ) : (
      <span className="text-faint">no</span>
    )
  return (
    <span className="flex flex-col items-start gap-1">
      <span className="font-semibold whitespace-nowrap">at the gates</span>
      <span className="text-sm whitespace-nowrap text-muted">
        {chosenByName === null ? 'most finished jobs' : `chosen by ${chosenByName}`}
      </span>
      {writes && chosenByName !== null ? choose('', `Take the setting of ${offering} with most jobs again`, 'Take most jobs again') : null}
    </span>
  )
}
