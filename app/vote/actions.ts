'use server'

import { redirect } from 'next/navigation'
import { guestSecret, keepGuestSecret } from '@/lib/auth/guest-cookie'
import { currentSession } from '@/lib/auth/session'
import type { NextPair } from '@/lib/domain/trial-vote'
import { AppError } from '@/lib/errors'
import type { FormState } from '@/lib/form-state'
import { failed } from '@/lib/http/action'
import { answer } from '@/lib/http/answer'
import { problem } from '@/lib/http/problem'
import { guestRater, joinAsGuest } from '@/lib/services/trial-joining'
import { reportClip } from '@/lib/services/trial-reports'
import { castVote, nextPair } from '@/lib/services/trial-voting'

/** Uses the link up. It takes a press of a button, so that a preview of the link in a chat does not. */
export async function startVoting(token: string, _before: FormState, form: FormData): Promise<FormState> {
  try {
    const userId = (await currentSession())?.user.id ?? null
    const { session } = await joinAsGuest(token, { vendorTie: form.get('vendorTie') === 'on', userId })
    await keepGuestSecret(session)
  } catch (error) {
    return failed(error, form)
  }
  redirect('/vote')
}

async function seated() {
  const ended = new AppError('unauthenticated', 'Your part in this trial has ended, or another trial was begun in this browser.')
  const secret = await guestSecret()
  if (!secret) throw ended
  return guestRater(secret).catch((error: unknown) => {
    throw problem(error).code === 'not_found' ? ended : error
  })
}

const place = (at: unknown) => (typeof at === 'number' ? { at } : {})

export const nextForGuest = async (at?: unknown) => answer(async (): Promise<NextPair> => nextPair(await seated(), place(at)))

export const voteAsGuest = async (vote: unknown) =>
  answer(async (): Promise<NextPair> => {
    const rater = await seated()
    await castVote(rater, vote as Parameters<typeof castVote>[1])
    return nextPair(rater)
  })

export const reportAsGuest = async (report: unknown) =>
  answer(async (): Promise<NextPair> => {
    const rater = await seated()
    await reportClip(rater, report as Parameters<typeof reportClip>[1])
    return nextPair(rater)
  })
