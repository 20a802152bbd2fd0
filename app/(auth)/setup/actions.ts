'use server'

import { redirect } from 'next/navigation'
import { enter } from '@/lib/auth/enter'

export async function openWithLink(form: FormData): Promise<void> {
  const token = String(form.get('token') ?? '')
  const { entered } = await enter('link', { token })
  redirect(entered ? '/' : `/setup?token=${encodeURIComponent(token.slice(0, 200))}`)
}
