'use client'

import Link from 'next/link'
import { type ReactNode, useId } from 'react'
import { ActionForm, type Failure, type FormView } from '@/components/ui/action-form'
import { ButtonLink } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'
import type { FormAction } from '@/lib/form-state'
import { differences } from './differences'

type FormFrameProps = {
  action: FormAction
  label: string
  /** Set when a row is edited: its id and the version at which it was read. */
  row?: { id: string; version: number }
  submit: string
  cancelHref: string
  /** Where the rows of this kind stand: a row that is already there is linked from the refusal. */
  listHref: string
  /** Names of the ids that a select offers, to show them instead of ids. */
  names?: Record<string, string>
  children: (form: FormView) => ReactNode
}

const versionOf = (current: unknown): number | undefined => (current as { version?: number } | undefined)?.version

/** The frame of every form of the inventory: the version that is edited, what differs after a conflict, and the two ways out. */
export function FormFrame({ action, label, row, submit, cancelHref, listHref, names = {}, children }: FormFrameProps) {
  return (
    <ActionForm
      action={action}
      label={label}
      className="flex max-w-4xl flex-col gap-6"
      conflict={(failure) => <Conflict failure={failure} names={names} listHref={listHref} />}
    >
      {(form) => {
        const current = form.state.state === 'failed' ? form.state.current : undefined
        return (
          <>
            {row ? <input type="hidden" name="id" value={row.id} /> : null}
            {row ? <input type="hidden" name="version" value={versionOf(current) ?? form.value('version', row.version)} /> : null}
            {children(form)}
            <div className="flex flex-wrap gap-2 border-t pt-4">
              <SubmitButton>{current && row ? 'Save mine over it' : submit}</SubmitButton>
              <ButtonLink variant="ghost" href={cancelHref}>
                Cancel
              </ButtonLink>
            </div>
          </>
        )
      }}
    </ActionForm>
  )
}

function Conflict({ failure, names, listHref }: { failure: Failure; names: Record<string, string>; listHref: string }) {
  const current = failure.current as Record<string, unknown>
  if (versionOf(current) === undefined) {
    return typeof current.id === 'string' ? (
      <p className="mt-1">
        <Link className="link" href={`${listHref}/${current.id}`}>
          Open the one that is there
        </Link>
      </p>
    ) : null
  }
  const rows = differences(current, failure.typed, names)
  if (rows.length === 0) return <p className="mt-1">What you typed equals what is stored now.</p>
  return (
    <table className="mt-2 w-full border-separate border-spacing-0 text-left text-ink">
      <caption className="sr-only">Where the two versions differ</caption>
      <thead>
        <tr className="text-sm text-muted [&>th]:border-b [&>th]:py-1 [&>th]:pr-4 [&>th]:font-normal">
          <th scope="col">Field</th>
          <th scope="col">Stored now</th>
          <th scope="col">Yours</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} className="align-top [&>*]:border-b [&>*]:py-1 [&>*]:pr-4">
            <th scope="row" className="font-normal text-muted">
              {row.label}
            </th>
            <td className="wrap-anywhere">{row.stored || '—'}</td>
            <td className="wrap-anywhere">{row.typed || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A group of fields under a hairline heading. */
export function FormSection({ title, hint, children, columns = 'sm:grid-cols-2' }: FormSectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <div className="border-b pb-1.5">
        <h2 id={id} className="text-base">
          {title}
        </h2>
        {hint ? <p className="text-sm text-muted">{hint}</p> : null}
      </div>
      <div className={`grid gap-x-6 gap-y-4 pt-3 ${columns}`}>{children}</div>
    </section>
  )
}

type FormSectionProps = { title: string; hint?: ReactNode; children: ReactNode; columns?: string }
