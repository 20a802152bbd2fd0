'use server'

import { redirect } from 'next/navigation'
import { leave } from '@/lib/auth/enter'

export async function signOutAction(): Promise<void> {
  await leave()
  redirect('/sign-in')
}
