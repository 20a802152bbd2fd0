'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Radio } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Field, FieldGroup } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import type { ClipTrouble } from '@/lib/domain/clip-report'
import { type Side, sides, sideWord } from './view-settings'

export type TroubleOption = { id: ClipTrouble; label: string; hint: string | null }
export type Report = { place: Side; trouble: ClipTrouble; note: string | null }
/** Sends a report, and gives the sentence with which it was refused; null when it was kept. */
export type SendReport = (report: Report) => Promise<string | null>

type ReportClipProps = {
  troubles: readonly TroubleOption[]
  /** What is known already, where a clip failed by itself. */
  known?: Pick<Report, 'place' | 'trouble'>
  onReport: SendReport
}

/** A clip that cannot be judged: said to those who collect the clips, instead of voted on. */
export function ReportClip({ troubles, known, onReport }: ReportClipProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size={known ? 'md' : 'sm'} variant={known ? 'secondary' : 'ghost'} onClick={() => setOpen(true)}>
        {known ? 'Report this clip…' : 'Report a clip…'}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Report a clip"
        description="Instead of a vote. Those who collect the clips read it; you are shown this pair again when they have answered."
      >
        <ReportForm troubles={troubles} known={known} onReport={onReport} />
      </Dialog>
    </>
  )
}

function ReportForm({ troubles, known, onReport }: ReportClipProps) {
  const [refusal, setRefusal] = useState<{ note?: string; form?: string }>({})
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const trouble = String(data.get('trouble')) as ClipTrouble
    const note = String(data.get('note') ?? '').trim() || null
    if (trouble === 'other' && note === null) return setRefusal({ note: 'Say in a few words what is wrong.' })
    setBusy(true)
    const said = await onReport({ place: data.get('place') as Side, trouble, note })
    setBusy(false)
    setRefusal(said === null ? {} : { form: said })
  }
  return (
    <form aria-label="Report a clip" onSubmit={send} className="flex flex-col gap-4">
      <FieldGroup legend="Which clip">
        {sides.map((side) => (
          <Radio key={side} name="place" value={side} required label={sideWord[side]} defaultChecked={known?.place === side} />
        ))}
      </FieldGroup>
      <FieldGroup legend="What is wrong">
        {troubles.map(({ id, label, hint }) => (
          <Radio key={id} name="trouble" value={id} required label={label} hint={hint} defaultChecked={known?.trouble === id} />
        ))}
      </FieldGroup>
      <Field label="In a few words" error={refusal.note}>
        {(control) => <Textarea {...control} name="note" rows={2} maxLength={500} />}
      </Field>
      {refusal.form ? (
        <p role="alert" className="text-danger">
          {refusal.form}
        </p>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" disabled={busy}>
          {busy ? 'Sending…' : 'Send the report'}
        </Button>
      </div>
    </form>
  )
}
