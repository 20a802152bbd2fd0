'use server'

import { NewShareLink } from '@/lib/domain/share-link'
import { env } from '@/lib/env'
import { plural } from '@/lib/format'
import { action } from '@/lib/http/action'
import {
  createShareLink,
  EveryShareLink,
  restoreAllShareLinks,
  restoreShareLink,
  revokeAllShareLinks,
  revokeShareLink,
  ShareLinkRef,
} from '@/lib/services/share-links'

export const createShareLinkAction = action(NewShareLink, createShareLink, {
  message: 'Link made.',
  value: ({ kind, label, token }) => ({ kind, label, address: `${env().NEXTAUTH_URL}/share/${token}` }),
})
export const revokeShareLinkAction = action(ShareLinkRef, revokeShareLink, { message: 'Link taken back. It shows nothing any more.' })
export const revokeAllShareLinksAction = action(EveryShareLink, revokeAllShareLinks, {
  message: ({ revoked }) => `${plural(revoked, 'link')} taken back.`,
})
export const restoreShareLinkAction = action(ShareLinkRef, restoreShareLink, { message: 'The link works again.' })
export const restoreAllShareLinksAction = action(EveryShareLink, restoreAllShareLinks, {
  message: ({ restored }) => `${plural(restored, 'link')} ${restored === 1 ? 'works' : 'work'} again.`,
})
