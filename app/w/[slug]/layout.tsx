import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Frame } from '@/components/frame'
import { themeCookie, themeFrom } from '@/components/ui/theme'
import { currentFrame } from '@/lib/services/frame'

/** Draws the frame around every page of a workspace. It guards nothing: each page settles for itself who is asking. */
export default async function WorkspaceLayout({ children, params }: { children: ReactNode; params: Promise<{ slug: string }> }) {
  const { slug } = await params
  const frame = await currentFrame(slug)
  if (!frame) return <main className="mx-auto max-w-3xl p-6">{children}</main>
  const theme = themeFrom((await cookies()).get(themeCookie)?.value)
  return (
    <Frame frame={frame} theme={theme}>
      {children}
    </Frame>
  )
}
