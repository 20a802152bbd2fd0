import { describe, expect, it } from 'vitest'
import { allow, systemContext } from '@/lib/context'
import { Role, roles } from '@/lib/domain/member'
import { problem } from '@/lib/http/problem'
import { can, type Permission, permissions } from './roles'

/** Who may do what, as the product promises it; kept apart from the table in the code on purpose. */
const promised: Record<Permission, Role[]> = {
  'workspace:read': ['viewer', 'rater', 'analyst', 'approver', 'owner'],
  'trial:vote': ['rater', 'analyst', 'approver', 'owner'],
  'trial:run': ['analyst', 'approver', 'owner'],
  'inventory:write': ['analyst', 'approver', 'owner'],
  'claim:write': ['analyst', 'approver', 'owner'],
  'comment:write': ['analyst', 'approver', 'owner'],
  'action:write': ['analyst', 'approver', 'owner'],
  'review:sign': ['approver', 'owner'],
  'share:manage': ['approver', 'owner'],
  'member:manage': ['owner'],
  'policy:manage': ['owner'],
  'workspace:manage': ['owner'],
}

const workspace = { id: 'w', slug: 'w', name: 'W', timeZone: 'UTC', currency: 'USD', demo: false, catalogueVersion: null }
const as = (role: Role) => systemContext({ workspace, databaseUrl: 'postgresql://nowhere/none', now: new Date(0), role })
const names = Object.keys(promised) as Permission[]

it('every role of the product is in the list of roles, from least to most', () => {
  expect(roles.map(({ id }) => id)).toEqual(Role.options)
})

it('every permission is promised to somebody', () => {
  expect(names.sort()).toEqual((Object.keys(permissions) as Permission[]).sort())
})

describe.each(names)('%s', (permission) => {
  it.each(Role.options)('is held or refused as promised for a %s', (role) => {
    const may = promised[permission].includes(role)
    expect(can(role, permission)).toBe(may)
    if (may) expect(() => allow(as(role), permission)).not.toThrow()
    else expect(() => allow(as(role), permission)).toThrow(permissions[permission].does)
  })

  it('is refused to a role that does not exist', () => {
    expect(can('admin' as Role, permission)).toBe(false)
    expect(can('__proto__' as Role, permission)).toBe(false)
    expect(can(undefined as unknown as Role, permission)).toBe(false)
  })
})

it('a refusal says which role is needed, for what, and whom to ask', () => {
  let refusal: unknown
  try {
    allow(as('viewer'), 'review:sign')
  } catch (error) {
    refusal = error
  }
  expect(problem(refusal)).toMatchObject({
    status: 403,
    detail:
      'Your role is viewer; only people with the role approver or above may sign the week and make forecasts. Ask an owner of the workspace.',
  })
})
