'use client'

import Link from 'next/link'
import { type RefObject, useEffect, useState } from 'react'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/form-state'

type RefusalProps = { failure: Extract<FormState, { state: 'failed' }>; form: RefObject<HTMLFormElement | null>; policyHref: string }

/** Why the policy was refused: on top in general, here also what no field can show. */
export function Refusal({ failure, form, policyHref }: RefusalProps) {
  const [homeless, setHomeless] = useState<string[]>([])
  useEffect(() => {
    const fields = Object.entries(failure.fields)
    setHomeless(fields.filter(([name]) => form.current?.elements.namedItem(name) === null).map(([, message]) => message))
  }, [failure, form])
  return (
    <div tabIndex={-1} data-answer className="scroll-mt-16">
      <Notice tone="error" title={failure.title}>
        {failure.message}
        {homeless.map((message) => (
          <p key={message}>{message}</p>
        ))}
        {failure.current ? (
          <p>
            <Link className="link" href={`${policyHref}#history`} target="_blank">
              See what changed
            </Link>{' '}
            in another tab; what you typed stays here. Reload this page to begin from the newest version.
          </p>
        ) : null}
      </Notice>
    </div>
  )
}
