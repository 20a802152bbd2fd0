import { Notice } from '@/components/ui/notice'
import type { NamingPrompt } from '@/lib/domain/telling-names'
import { plural } from '@/lib/format'
import { keepNamesAction } from '../actions'
import { ConfirmForm } from './confirm-form'
import type { TrialView } from './trial-view'

/** Prompts that could tell raters whose clips they see: held back from them until somebody who runs the trial decides. */
export function NamesNotice({
  trial: { id, namesReason, state },
  slug,
  runs,
  kept,
  naming,
}: TrialView & { naming: readonly NamingPrompt[] }) {
  if (naming.length === 0 || namesReason !== null || state !== 'running') return null
  return (
    <Notice
      tone="warn"
      title={`${plural(naming.length, 'prompt')} held back from raters`}
      action={
        runs ? (
          <ConfirmForm
            action={keepNamesAction.bind(null, slug)}
            row={{ id }}
            opener={{ label: 'Show them all the same…', variant: 'secondary' }}
            title="Show prompts that name a side"
            description="Raters read these names above the clips from now on. Your name and reason stay with the trial and are shown beside its result."
            reason={{ name: 'namesReason', label: 'Why that tells nobody whose clips they see' }}
            submit={{ label: 'Show them', pending: 'Deciding…', variant: 'primary' }}
          />
        ) : null
      }
    >
      <p>They name a vendor or a model of one of the two sides, so raters could guess whose clips they see.</p>
      {kept ? null : <NamingList naming={naming} />}
    </Notice>
  )
}

/** The prompts with the names that stand in them. */
export function NamingList({ naming }: { naming: readonly NamingPrompt[] }) {
  return (
    <ul className="list-disc pl-5">
      {naming.slice(0, 8).map(({ id, number, text, names }) => (
        <li key={id} className="wrap-anywhere">
          Prompt {number} says <span className="font-semibold">{names.join(', ')}</span>: “
          {text.length > 120 ? `${text.slice(0, 120)}…` : text}”
        </li>
      ))}
      {naming.length > 8 ? <li>and {naming.length - 8} more</li> : null}
    </ul>
  )
}
