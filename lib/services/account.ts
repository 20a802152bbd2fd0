import 'server-only'
import { z } from 'zod'
import { deviceName } from '@/lib/auth/device-name'
import { voidSignInLinks } from '@/lib/auth/link'
import { hashPassword, requireGoodPassword, verifyPassword } from '@/lib/auth/password'
import { type CurrentSession, idleMs } from '@/lib/auth/session'
import { countTry, forgetTries, TooManyTries } from '@/lib/auth/sign-in'
import { client } from '@/lib/db/client'
import { Email, Password, PersonName, type Role } from '@/lib/domain/member'
import { conflict, invalid, notFound } from '@/lib/errors'

const CurrentPassword = z.string().min(1, 'Enter your current password.').max(200)

export const NameChange = z.strictObject({ name: PersonName })
export const FirstPassword = z.strictObject({ email: Email, password: Password })
export const EmailChange = z.strictObject({ email: Email, currentPassword: CurrentPassword })
export const PasswordChange = z.strictObject({ currentPassword: CurrentPassword, password: Password })
export const SessionRef = z.strictObject({ id: z.string().min(1).max(100) })
export const Nothing = z.strictObject({})

export type OwnWorkspace = { slug: string; name: string; role: Role; takesMail: boolean }

/** The workspaces of a person, the one they joined first at the top. */
export async function workspacesOf(person: CurrentSession): Promise<OwnWorkspace[]> {
  const rows = await client().member.findMany({
    where: { userId: person.user.id },
    orderBy: [{ joinedAt: 'asc' }, { workspaceId: 'asc' }],
    select: { role: true, workspace: { select: { slug: true, name: true } }, refusal: { select: { userId: true } } },
  })
  return rows.map(({ role, workspace, refusal }) => ({ ...workspace, role, takesMail: refusal === null }))
}

export async function changeName(person: CurrentSession, input: z.input<typeof NameChange>): Promise<void> {
  const { name } = NameChange.parse(input)
  await client().user.update({ where: { id: person.user.id }, data: { name }, select: { id: true } })
}

async function unlessTaken<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    if ((error as { code?: string }).code !== 'P2002') throw error
    throw invalid('Nothing was saved.', { email: 'This address cannot be used. Enter another one.' })
  }
}

/** Gives a person who came by a link an address and a password; every other link of theirs becomes worthless. */
export async function setFirstPassword(person: CurrentSession, input: z.input<typeof FirstPassword>): Promise<void> {
  const { email, password } = FirstPassword.parse(input)
  requireGoodPassword(password, email)
  const passwordHash = await hashPassword(password)
  const { id } = person.user
  await unlessTaken(() =>
    client().$transaction(async (tx) => {
      const set = await tx.user.updateMany({ where: { id, passwordHash: null }, data: { email, passwordHash } })
      if (set.count !== 1) throw conflict('You have a password already. Change it with the current one.')
      await voidSignInLinks(tx, id, new Date())
    }),
  )
}

async function requirePassword(person: CurrentSession, password: string): Promise<string> {
  const key = `person ${person.user.id}`
  try {
    await countTry(key)
  } catch (error) {
    if (!(error instanceof TooManyTries)) throw error
    throw invalid('Nothing was saved.', { currentPassword: `Too many wrong passwords. Try again in ${error.minutes} min.` })
  }
  const row = await client().user.findUnique({ where: { id: person.user.id }, select: { passwordHash: true } })
  const stored = row?.passwordHash ?? null
  if (!(await verifyPassword(password, stored)) || stored === null) {
    throw invalid('Nothing was saved.', { currentPassword: 'This is not your current password.' })
  }
  await forgetTries(key)
  return stored
}

export async function changeEmail(person: CurrentSession, input: z.input<typeof EmailChange>): Promise<void> {
  const { email, currentPassword } = EmailChange.parse(input)
  await requirePassword(person, currentPassword)
  await unlessTaken(() => client().user.update({ where: { id: person.user.id }, data: { email }, select: { id: true } }))
}

/** Sets a new password and signs out every other browser of this person. */
export async function changePassword(person: CurrentSession, input: z.input<typeof PasswordChange>): Promise<void> {
  const { currentPassword, password } = PasswordChange.parse(input)
  const stored = await requirePassword(person, currentPassword)
  requireGoodPassword(password, person.user.email ?? '')
  const passwordHash = await hashPassword(password)
  const { id } = person.user
  const now = new Date()
  await client().$transaction(async (tx) => {
    const changed = await tx.user.updateMany({ where: { id, passwordHash: stored }, data: { passwordHash } })
    if (changed.count !== 1) throw conflict('Your password was changed in another window. Nothing was saved here.')
    await tx.session.updateMany({ where: { userId: id, id: { not: person.id }, revokedAt: null }, data: { revokedAt: now } })
    await voidSignInLinks(tx, id, now)
  })
}

export type SessionView = { id: string; device: string; createdAt: Date; lastSeenAt: Date; current: boolean }

/** The browsers that are signed in as this person, this one first, then the last seen. */
export async function listSessions(person: CurrentSession): Promise<SessionView[]> {
  const now = Date.now()
  const rows = await client().session.findMany({
    where: { userId: person.user.id, revokedAt: null, expiresAt: { gt: new Date(now) }, lastSeenAt: { gt: new Date(now - idleMs) } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'asc' }],
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
  })
  const views = rows.map(({ userAgent, ...row }) => ({ ...row, device: deviceName(userAgent), current: row.id === person.id }))
  return views.sort((a, b) => Number(b.current) - Number(a.current))
}

/** Signs one browser of this person out, on its next request. */
export async function endSession(person: CurrentSession, input: z.input<typeof SessionRef>): Promise<void> {
  const { id } = SessionRef.parse(input)
  const mine = { id, userId: person.user.id }
  const ended = await client().session.updateMany({ where: { ...mine, revokedAt: null }, data: { revokedAt: new Date() } })
  if (ended.count === 0 && (await client().session.count({ where: mine })) === 0) throw notFound('This session')
}

/** Signs every browser of this person out except this one. */
export async function endOtherSessions(person: CurrentSession): Promise<void> {
  const { user, id } = person
  await client().session.updateMany({ where: { userId: user.id, id: { not: id }, revokedAt: null }, data: { revokedAt: new Date() } })
}
