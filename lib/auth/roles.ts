import type { Role } from '@/lib/domain/member'

/** Who may do what. Every service function names one of these permissions in its first line. */
export const permissions = {
  'workspace:read': { from: 'viewer', does: 'see the board, the inventory, the claims and the reviews' },
  'trial:vote': { from: 'rater', does: 'vote in trials' },
  'trial:run': { from: 'analyst', does: 'plan, lock and close trials' },
  'inventory:write': { from: 'analyst', does: 'edit vendors, models, offerings and dependencies' },
  'claim:write': { from: 'analyst', does: 'edit claims, facts and sources' },
  'comment:write': { from: 'analyst', does: 'comment' },
  'action:write': { from: 'analyst', does: 'take actions on, assign and close them' },
  'review:sign': { from: 'approver', does: 'sign the week and make forecasts' },
  'share:manage': { from: 'approver', does: 'share a frozen week with people outside' },
  'member:manage': { from: 'owner', does: 'manage members and invites' },
  'policy:manage': { from: 'owner', does: 'change the policy' },
  'workspace:manage': { from: 'owner', does: 'change the settings of the workspace' },
} as const satisfies Record<string, { from: Role; does: string }>

export type Permission = keyof typeof permissions

const rank: Record<Role, number> = { viewer: 0, rater: 1, analyst: 2, approver: 3, owner: 4 }

/** True when a role holds a permission. Screens hide with it what services refuse with `allow`. */
export const can = (role: Role, permission: Permission): boolean => rank[role] >= rank[permissions[permission].from]
