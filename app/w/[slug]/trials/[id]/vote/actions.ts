'use server'

import { redirect } from 'next/navigation'
import { currentContext } from '@/lib/auth/current-context'
import type { NextPair } from '@/lib/domain/trial-vote'
import { notFound } from '@/lib/errors'
import type { FormState } from '@/lib/form-state'
import { failed } from '@/lib/http/action'
import { answer } from '@/lib/http/answer'
import { joinTrial } from '@/lib/services/trial-joining'
import { reportClip } from '@/lib/services/trial-reports'
import { findSeat, trialOfSeat } from '@/lib/services/trial-seat'
import { castVote, nextPair } from '@/lib/services/trial-voting'

async function trialOf(slug: string, key: string) {
  const ctx = await currentContext(slug)
  const trialId = trialOfSeat(ctx, key)
  if (trialId === null) throw notFound('This trial')
  return { ctx, trialId }
}

async function seated(slug: string, key: string) {
  const { ctx, trialId } = await trialOf(slug, key)
  const seat = await findSeat(ctx, trialId)
  if (!seat) throw notFound('Your part in this trial')
  return seat
}

export async function takePart(slug: string, key: string, _before: FormState, form: FormData): Promise<FormState> {
  try {
    const { ctx, trialId } = await trialOf(slug, key)
    await joinTrial(ctx, { trialId, vendorTie: form.get('vendorTie') === 'on' })
  } catch (error) {
    return failed(error, form)
  }
  redirect(`/w/${slug}/trials/${key}/vote`)
}

export const nextForMember = async (slug: string, key: string, at?: unknown) =>
  answer(async (): Promise<NextPair> => nextPair(await seated(slug, key), typeof at === 'number' ? { at } : {}))

export const voteAsMember = async (slug: string, key: string, vote: unknown) =>
  answer(async (): Promise<NextPair> => {
    const seat = await seated(slug, key)
    await castVote(seat, vote as Parameters<typeof castVote>[1])
    return nextPair(seat)
  })

export const reportAsMember = async (slug: string, key: string, report: unknown) =>
  answer(async (): Promise<NextPair> => {
    const seat = await seated(slug, key)
    await reportClip(seat, report as Parameters<typeof reportClip>[1])
    return nextPair(seat)
  })

/** The way to the page of the trial, whose address names what is compared: it is told to nobody before they ask. */
export async function toTrial(slug: string, key: string): Promise<void> {
  const { trialId } = await trialOf(slug, key)
  redirect(`/w/${slug}/trials/${trialId}`)
}
