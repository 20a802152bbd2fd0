import Link from 'next/link'
import { CommandButton } from '@/components/command-button'
import { insteadText, type ReadInstead } from '@/lib/domain/job-gate-reading'
import type { JobSummaryLine } from '@/lib/services/job-summaries'
import { chooseGateSettingAction, restoreGateSettingAction } from './actions'

type GateChoiceProps = {
  slug: string
  line: JobSummaryLine
  writes: boolean
  offering: string
  /** Where gates read something else than these figures. */
  instead: ReadInstead | undefined
}

/** Whether the figures of a setting stand at the gates, who said so, and the way to choose another. */
export function GateChoice({ slug, line: { offeringId, setting, atGates, chosenByName }, writes, offering, instead }: GateChoiceProps) {
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
      choose(setting, `Use ${setting} of ${offering} at the gates`, 'Use at the gates')
    ) : (
      <span className="text-faint">no</span>
    )
  return (
    <span className="flex flex-col items-start gap-1">
      {instead?.all ? null : <span className="font-semibold whitespace-nowrap">at the gates</span>}
      {instead ? <Instead instead={instead} href={`/w/${slug}/inventory/offerings/${offeringId}#facts`} /> : null}
      <span className="text-sm whitespace-nowrap text-muted">
        {chosenByName === null ? 'most finished jobs' : `chosen by ${chosenByName}`}
      </span>
      {writes && chosenByName !== null ? choose('', `Take the setting of ${offering} with most jobs again`, 'Take most jobs again') : null}
    </span>
  )
}

function Instead({ instead, href }: { instead: ReadInstead; href: string }) {
  return (
    <Link href={href} className="link w-44 text-sm whitespace-normal">
      {insteadText(instead)}
    </Link>
  )
}
