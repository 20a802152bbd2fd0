'use client'

import { ChevronRight } from 'lucide-react'
import { useId } from 'react'
import { Select, type SelectOption } from '@/components/ui/select'
import type { ClipFault } from '@/lib/domain/trial-vote'
import { type Draft, type Opinion, reasonTags } from './draft'
import { type Side, sides, sideWord } from './view-settings'

export type FaultOption = { id: ClipFault; label: string }
type OpinionFieldsProps = { draft: Draft; faults: readonly FaultOption[]; onDraft: (draft: Draft) => void }

/** What a rater may add to the vote: what decided, and whether each clip could be used. */
export function OpinionFields({ draft, faults, onDraft }: OpinionFieldsProps) {
  const options = faults.map(({ id, label }) => ({ value: id, label }))
  return (
    <details className="group border-t pt-2">
      <summary className="flex min-h-8 items-center text-muted hover:text-ink">
        <ChevronRight aria-hidden="true" className="mr-1 size-4 shrink-0 group-open:rotate-90" />
        Add to your vote: what decided, and whether you would use the clips (optional)
      </summary>
      <div className="grid gap-x-6 gap-y-3 pt-2 pb-3 md:grid-cols-3">
        <fieldset>
          <legend className="pb-1 font-semibold">What decided</legend>
          <div className="flex flex-wrap gap-1.5">
            {reasonTags.map((tag) => (
              <TagBox key={tag} tag={tag} draft={draft} onDraft={onDraft} />
            ))}
          </div>
        </fieldset>
        {sides.map((side) => (
          <ClipOpinion
            key={side}
            side={side}
            options={options}
            opinion={draft.opinions[side]}
            onOpinion={(opinion) => onDraft({ ...draft, opinions: { ...draft.opinions, [side]: opinion } })}
          />
        ))}
      </div>
    </details>
  )
}

const pill =
  'flex min-h-7 cursor-pointer items-center rounded-md border border-edge/60 px-2 text-muted hover:text-ink has-checked:bg-sunken has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent'

function TagBox({ tag, draft, onDraft }: { tag: string; draft: Draft; onDraft: (draft: Draft) => void }) {
  const on = draft.tags.includes(tag)
  return (
    <label className={pill}>
      <input
        type="checkbox"
        checked={on}
        onChange={() => onDraft({ ...draft, tags: on ? draft.tags.filter((other) => other !== tag) : [...draft.tags, tag] })}
        className="sr-only"
      />
      {tag}
    </label>
  )
}

type ClipOpinionProps = { side: Side; options: SelectOption[]; opinion: Opinion; onOpinion: (opinion: Opinion) => void }

function ClipOpinion({ side, options, opinion, onOpinion }: ClipOpinionProps) {
  const name = useId()
  const answers: readonly { word: string; value: Opinion; on: boolean }[] = [
    { word: 'Not said', value: null, on: opinion === null },
    { word: 'Yes', value: { accepted: true, reason: null }, on: opinion?.accepted === true },
    { word: 'No', value: { accepted: false, reason: null }, on: opinion?.accepted === false },
  ]
  return (
    <fieldset>
      <legend className="pb-1 font-semibold">Would you use the {sideWord[side].toLowerCase()} clip?</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {answers.map(({ word, value, on }) => (
          <label key={word} className={pill}>
            <input type="radio" name={name} checked={on} onChange={() => onOpinion(value)} className="sr-only" />
            {word}
          </label>
        ))}
        {opinion?.accepted === false ? (
          <Select
            aria-label={`What is wrong with the ${sideWord[side].toLowerCase()} clip`}
            placeholder="Because of…"
            options={options}
            value={opinion.reason ?? ''}
            onChange={(event) => onOpinion({ accepted: false, reason: (event.target.value || null) as ClipFault | null })}
          />
        ) : null}
      </div>
    </fieldset>
  )
}
