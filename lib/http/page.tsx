import 'server-only'
import { headers } from 'next/headers'
import { notFound, redirect, unstable_rethrow } from 'next/navigation'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { currentContext } from '@/lib/auth/current-context'
import type { Context } from '@/lib/context'
import { AppError } from '@/lib/errors'
import { problem } from './problem'

export type Search = Record<string, string | undefined>
type Address<Params> = { params: Params; search: Search }
type PageProps<Params> = { params: Promise<Params>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const firstOf = (search: Record<string, string | string[] | undefined>): Search =>
  Object.fromEntries(Object.entries(search).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))

/** Where to go after signing in: the address that was asked for. */
async function signInAddress(): Promise<string> {
  const asked = (await headers()).get('x-address') ?? '/'
  return `/sign-in?next=${encodeURIComponent(asked)}`
}

/** A week stands in the address, so one that there is not is a page that there is not. The not-found page says why. */
const isNoWeek = ({ code, fields }: AppError): boolean => code === 'invalid' && 'week' in fields

/** What a visitor sees instead of a page that could not be drawn; redirects a visitor who is not signed in. */
export async function instead(error: unknown): Promise<ReactNode> {
  unstable_rethrow(error)
  if (error instanceof AppError && error.code === 'unauthenticated') redirect(await signInAddress())
  if (error instanceof AppError && (error.code === 'not_found' || isNoWeek(error))) notFound()
  const { title, detail, code } = problem(error)
  return (
    <Notice tone={code === 'internal' ? 'error' : 'warn'} title={title}>
      {detail}
    </Notice>
  )
}

/** A page of a workspace: who is asking is settled before anything is read, and errors are translated once, here. */
export function page<Params extends { slug: string } = { slug: string }>(
  render: (ctx: Context, address: Address<Params>) => Promise<ReactNode>,
) {
  return async function Page({ params, searchParams }: PageProps<Params>): Promise<ReactNode> {
    const address = { params: await params, search: firstOf(await searchParams) }
    try {
      return await render(await currentContext(address.params.slug), address)
    } catch (error) {
      return instead(error)
    }
  }
}
