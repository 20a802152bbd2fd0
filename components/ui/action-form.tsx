'use client'

import { Fragment, type ReactNode, useActionState, useEffect, useRef } from 'react'
import { Notice } from '@/components/ui/notice'
import type { FormAction, FormState } from '@/lib/form-state'

/** What a field needs to know: its error, and what was typed before the form came back. */
export type FormView = { error: (name: string) => string | undefined; value: (name: string, stored?: unknown) => string; state: FormState }

type Attempt = { result: FormState; number: number }

const asText = (stored: unknown): string =>
  stored === null || stored === undefined ? '' : Array.isArray(stored) ? stored.join(', ') : String(stored)

function view(state: FormState): FormView {
  const failed = state.state === 'failed' ? state : null
  return { state, error: (name) => failed?.fields[name], value: (name, stored) => failed?.typed[name] ?? asText(stored) }
}

export type Failure = Extract<FormState, { state: 'failed' }>

type ActionFormProps = {
  action: FormAction
  label: string
  className?: string
  /** Called once after success, e.g. to close a dialog. */
  onDone?: (state: Extract<FormState, { state: 'done' }>) => void
  /** Draws a conflict with what is stored now, where a plain list of fields does not do. */
  conflict?: (failure: Failure) => ReactNode
  children: (form: FormView) => ReactNode
}

/** A form that keeps what was typed when the server refuses it, says why on top and at each field, and focuses the first bad field. */
export function ActionForm({ action, label, className, onDone, conflict, children }: ActionFormProps) {
  const root = useRef<HTMLFormElement>(null)
  const send = async (before: Attempt, form: FormData) => ({ result: await action(before.result, form), number: before.number + 1 })
  const [{ result, number }, dispatch] = useActionState(send, { result: { state: 'idle' }, number: 0 })

  useEffect(() => {
    if (result.state === 'done') onDone?.(result)
    if (result.state !== 'failed') return
    const bad =
      root.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? root.current?.querySelector<HTMLElement>('[data-refusal]')
    bad?.focus()
  }, [result, onDone])

  return (
    <form ref={root} action={dispatch} aria-label={label} className={className} noValidate>
      {result.state === 'failed' ? <Refusal failure={result} conflict={conflict} /> : null}
      {/* React empties a form after its action; mounting the fields anew fills them with what was typed. */}
      <Fragment key={number}>{children(view(result))}</Fragment>
    </form>
  )
}

function Refusal({ failure, conflict }: { failure: Failure; conflict: ActionFormProps['conflict'] }) {
  return (
    <div tabIndex={-1} data-refusal className="scroll-mt-16">
      <Notice tone="error" title={failure.title}>
        {failure.message}
        {failure.current ? (conflict?.(failure) ?? <Current row={failure.current} />) : null}
      </Notice>
    </div>
  )
}

function Current({ row }: { row: unknown }) {
  return (
    <details className="mt-2">
      <summary className="cursor-pointer">What is stored now</summary>
      <dl className="mt-1 grid grid-cols-[max-content_1fr] gap-x-4">
        {Object.entries(row as Record<string, unknown>).map(([name, value]) => (
          <Fragment key={name}>
            <dt className="text-faint">{name}</dt>
            <dd className="break-words">{typeof value === 'object' && value !== null ? JSON.stringify(value) : asText(value) || '—'}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  )
}
