'use client'

import { OpenTrial } from './open-trial'
import type { PlanChallenger } from './plan-form'
import { useTyped } from './use-typed'

type OpenTrialNoteProps = { challengers: readonly PlanChallenger[]; chosen?: string; listHref: string }

const watched = ['challengerId'] as const

/** Says of the chosen challenger that a trial of the pair is open. */
export function OpenTrialNote({ challengers, chosen, listHref }: OpenTrialNoteProps) {
  const { mark, typed } = useTyped(watched, { challengerId: chosen ?? '' })
  const open = challengers.find(({ id }) => id === typed.challengerId)?.openTrial
  return (
    <div ref={mark} className={open ? 'sm:col-span-2' : 'hidden'}>
      {open ? <OpenTrial href={`${listHref}/${open}`} /> : null}
    </div>
  )
}
