'use client'

import { useState } from 'react'
import { CommandButton } from '@/components/command-button'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { leaveWorkspaceAction } from './actions'

/** Asks first, because nobody but an owner can undo it. */
export function LeaveButton({ slug, workspace }: { slug: string; workspace: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Leave
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={`Leave ${workspace}?`}
        description="You will see nothing of it any more. To come back, you need a new invite."
      >
        <div className="flex justify-end gap-2">
          <Button onClick={() => setOpen(false)}>Stay</Button>
          <CommandButton action={leaveWorkspaceAction.bind(null, slug)} variant="danger" size="md" pendingLabel="Leaving…">
            Leave
          </CommandButton>
        </div>
      </Dialog>
    </>
  )
}
