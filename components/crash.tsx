'use client'

import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'

/** What an error page says: what happened, the id under which the log has it, and what to do. */
export function Crash({ digest, again }: { digest: string | undefined; again: () => void }) {
  return (
    <Notice
      tone="error"
      title="Something went wrong on our side"
      action={
        <>
          {digest ? <CopyButton value={digest} label="Copy the id" /> : null}
          <Button size="sm" onClick={again}>
            Try again
          </Button>
        </>
      }
    >
      This page could not be drawn. What you saved before is safe. If it happens again, tell your administrator
      {digest ? ` the id ${digest}` : ' what you were doing'}.
    </Notice>
  )
}
