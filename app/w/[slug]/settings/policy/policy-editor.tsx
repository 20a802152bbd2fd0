'use client'

import { type FormEvent, useEffect, useRef, useState, useTransition } from 'react'
import type { SelectOption } from '@/components/ui/select'
import type { GatePolicy } from '@/lib/domain/policy'
import type { LedgerSection } from '@/lib/domain/policy-ledger'
import type { FormState } from '@/lib/form-state'
import type { PolicyPreview } from '@/lib/services/policy-edits'
import { adoptPolicyAction, previewPolicyAction } from './actions'
import { EditorFooter } from './editor-footer'
import { EditorSection } from './editor-section'
import { GateEditor } from './gate-editor'
import { Refusal } from './refusal'
import { TaskPairs } from './task-pairs'

type PolicyEditorProps = {
  slug: string
  basedOn: string
  next: { patch: string; minor: string; major: string }
  sections: readonly LedgerSection[]
  gates: readonly GatePolicy[]
  taskPairs: readonly (readonly [string, string])[]
  tasks: readonly SelectOption[]
}

const untried: FormState = { state: 'idle' }

/**
 * Every value of the policy as a field. The form is sent by hand and not as an action, because an action empties its fields: here the fields
 * stay as they are while the preview is read.
 */
export function PolicyEditor({ slug, basedOn, next, sections, gates, taskPairs, tasks }: PolicyEditorProps) {
  const form = useRef<HTMLFormElement>(null)
  const [result, setResult] = useState<FormState>(untried)
  const [pending, start] = useTransition()
  const preview = result.state === 'done' ? (result.value as PolicyPreview) : null
  const errors = result.state === 'failed' ? result.fields : {}
  const error = (name: string) => errors[name]

  useEffect(() => {
    if (result.state === 'idle') return
    const bad = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const answer = form.current?.querySelector<HTMLElement>('[data-answer]')
    ;(bad ?? answer)?.focus()
  }, [result])

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const adopts = submitter?.getAttribute('value') === 'adopt'
    const data = new FormData(event.currentTarget)
    start(async () => {
      const answer = await (adopts ? adoptPolicyAction : previewPolicyAction)(slug, untried, data)
      setResult(answer)
    })
  }
  // What was shown no longer describes what is in the fields; the reason changes no verdict.
  const outdate = (event: FormEvent<HTMLFormElement>) => {
    if (preview && (event.target as HTMLInputElement).name !== 'reason') setResult(untried)
  }
  const outdateNow = () => setResult((now) => (now.state === 'done' ? untried : now))

  return (
    <form ref={form} onSubmit={send} onChange={outdate} aria-label="Policy" noValidate className="flex flex-col gap-8">
      {result.state === 'failed' ? <Refusal failure={result} form={form} policyHref={`/w/${slug}/settings/policy`} /> : null}
      <input type="hidden" name="basedOn" value={basedOn} />
      {sections.map((section) => (
        <EditorSection key={section.id} section={section} error={error}>
          {section.id === 'gates' ? <GateEditor gates={gates} lines={section.lines} error={error} onCount={outdateNow} /> : null}
          {section.id === 'doubts' ? <TaskPairs pairs={taskPairs} tasks={tasks} error={error} onCount={outdateNow} /> : null}
        </EditorSection>
      ))}
      <EditorFooter slug={slug} basedOn={basedOn} next={next} preview={preview} pending={pending} error={error} />
    </form>
  )
}
