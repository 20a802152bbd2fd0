'use server'

import { redirect } from 'next/navigation'
import { currentContext } from '@/lib/auth/current-context'
import { env } from '@/lib/env'
import type { FormState } from '@/lib/form-state'
import { action, failed } from '@/lib/http/action'
import { createInvite, InviteRef, NewInvite, revokeInvite } from '@/lib/services/invites'
import { changeRole, leaveWorkspace, MemberRef, RoleChange, removeMember, restoreMember } from '@/lib/services/members'
import { updateWorkspace, WorkspaceChange } from '@/lib/services/workspace'

export const updateWorkspaceAction = action(WorkspaceChange, updateWorkspace, { message: 'Workspace saved.' })
export const changeRoleAction = action(RoleChange, changeRole, { message: 'Role saved. It counts from their next click.' })
export const removeMemberAction = action(MemberRef, removeMember, { message: 'Member removed.' })
export const restoreMemberAction = action(MemberRef, restoreMember, { message: 'Member is back.' })
export const revokeInviteAction = action(InviteRef, revokeInvite, { message: 'Invite revoked. Its link no longer works.' })
export const createInviteAction = action(NewInvite, createInvite, {
  message: 'Invite made.',
  value: ({ email, token }) => ({ email, address: `${env().NEXTAUTH_URL}/invite/${token}` }),
})

export async function leaveWorkspaceAction(slug: string, _before: FormState, form: FormData): Promise<FormState> {
  try {
    await leaveWorkspace(await currentContext(slug))
  } catch (error) {
    return failed(error, form)
  }
  redirect('/')
}
