import 'server-only'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { decrypt, encrypt } from '@/lib/auth/encrypted'
import { allow, type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import { ChannelKind } from '@/lib/domain/notification/channel'
import { NotificationEvent } from '@/lib/domain/notification/event'
import { slugify } from '@/lib/domain/strings'
import { openedNets } from '@/lib/env'
import { AppError, conflict, invalid, notFound } from '@/lib/errors'
import { checkPostAddress } from '@/lib/http/safe-fetch'
import { RowRef, setArchived } from './archiving'
import { askedId } from './asked-id'
import { record } from './audit'
import { staleWrite } from './rows'

const ChannelName = z
  .string()
  .overwrite((text) => text.trim().replace(/\s+/g, ' '))
  .min(1, 'Name the channel.')
  .max(80, 'A name has at most 80 characters.')
const Events = z
  .array(NotificationEvent)
  .min(1, 'Choose at least one event.')
  .transform((events) => NotificationEvent.options.filter((event) => events.includes(event)))
const Address = z.string().trim().max(2000).nullable().default(null)

export const NewChannel = z.strictObject({ kind: ChannelKind, name: ChannelName, url: Address, events: Events })
export const ChannelChange = z.strictObject({ id: z.string().max(120), version: z.int().positive(), name: ChannelName, events: Events })
export const ChannelAddress = z.strictObject({ id: z.string().max(120), version: z.int().positive(), url: Address })
export const ChannelSwitch = z.strictObject({ id: z.string().max(120), active: z.boolean() })
export const ChannelSecret = z.strictObject({ id: z.string().max(120), version: z.int().positive() })

/** A channel as it may be shown: of its address only the host, of its secret nothing. */
export type ChannelView = {
  id: string
  kind: ChannelKind
  name: string
  host: string | null
  events: NotificationEvent[]
  active: boolean
  createdByName: string
  createdAt: Date
  archivedAt: Date | null
  version: number
}

/** A secret is shown once, when it is made. */
export type MadeSecret = { id: string; secret: string | null }

const view = {
  ...{
    id: true,
    kind: true,
    name: true,
    host: true,
    events: true,
    active: true,
    createdByName: true,
    createdAt: true,
    archivedAt: true,
    version: true,
  },
} as const

const mostChannels = 20

type Row = Omit<ChannelView, 'events'> & { events: string[] }
const viewOf = (row: Row): ChannelView => ({ ...row, events: row.events.flatMap((event) => NotificationEvent.safeParse(event).data ?? []) })

async function findChannel(db: Pick<Tx, 'channel'>, id: string): Promise<ChannelView> {
  const row = await db.channel.findFirst({ where: { id, archivedAt: null }, select: view })
  if (!row) throw notFound('This channel')
  return viewOf(row)
}

/** Every channel of the workspace, the oldest first. */
export async function listChannels(ctx: Context): Promise<ChannelView[]> {
  allow(ctx, 'workspace:manage')
  const rows = await ctx.db.channel.findMany({
    where: { archivedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: view,
  })
  return rows.map(viewOf)
}

/** One channel, also a removed one; throws `not_found`. */
export async function getChannel(ctx: Context, id: string): Promise<ChannelView> {
  allow(ctx, 'workspace:manage')
  const row = await ctx.db.channel.findFirst({ where: { id: askedId(id, 'This channel') }, select: view })
  if (!row) throw notFound('This channel')
  return viewOf(row)
}

const place = (workspaceId: string, id: string, field: 'url' | 'secret') => `${workspaceId}/${id}/${field}`

type Locked = { workspaceId: string; id: string; lockedUrl: string | null; lockedSecret: string | null }

/** The address and the secret of a channel in the clear, for sending; null where there is none or it cannot be read any more. */
export const unlocked = ({ workspaceId, id, lockedUrl, lockedSecret }: Locked) => ({
  url: lockedUrl === null ? null : decrypt(lockedUrl, place(workspaceId, id, 'url')),
  secret: lockedSecret === null ? null : decrypt(lockedSecret, place(workspaceId, id, 'secret')),
})

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`

const atUrl = (message: string) => invalid('Nothing was saved. Please correct the marked fields.', { url: message })

async function checkedAddress(url: string | null): Promise<URL> {
  if (!url) throw atUrl('Enter the address that takes the messages.')
  const nets = openedNets()
  if (/^http:/i.test(url) && nets.length === 0) throw atUrl('Use an address that begins with https://.')
  try {
    return await checkPostAddress(url, { opened: nets })
  } catch (error) {
    throw error instanceof AppError ? atUrl(error.message) : error
  }
}

/** What is stored of an address, with a new secret where the kind signs. */
function locked(ctx: Context, id: string, kind: ChannelKind, url: URL) {
  const secret = kind === 'webhook' ? newSecret() : null
  const lockedSecret = secret === null ? null : encrypt(secret, place(ctx.workspace.id, id, 'secret'))
  return { secret, columns: { host: url.host, lockedUrl: encrypt(url.href, place(ctx.workspace.id, id, 'url')), lockedSecret } }
}

async function freeChannelId(tx: Tx, name: string): Promise<string> {
  const slug = slugify(name, 'channel')
  for (let number = 1; ; number++) {
    const id = number === 1 ? slug : `${slug}-${number}`
    if ((await tx.channel.count({ where: { id } })) === 0) return id
  }
}

async function checkRoom(tx: Tx, kind: ChannelKind): Promise<void> {
  if (kind === 'email' && (await tx.channel.count({ where: { kind, archivedAt: null } })) > 0)
    throw conflict('There is a channel for e-mail already: it reaches every member. Open it to choose what it tells.')
  if ((await tx.channel.count({ where: { archivedAt: null } })) >= mostChannels)
    throw invalid(`A workspace has at most ${mostChannels} channels. Remove one that nobody needs.`)
}

/** Adds a way out of the workspace. For a webhook, the answer holds the secret that signs its messages: it is never shown again. */
export async function createChannel(ctx: Context, input: z.input<typeof NewChannel>): Promise<MadeSecret> {
  allow(ctx, 'workspace:manage')
  const { kind, name, url, events } = NewChannel.parse(input)
  const address = kind === 'email' ? null : await checkedAddress(url)
  return transaction(ctx, async (tx) => {
    await checkRoom(tx, kind)
    const id = await freeChannelId(tx, name)
    const { secret, columns } = address ? locked(ctx, id, kind, address) : { secret: null, columns: {} }
    const row = {
      workspaceId: ctx.workspace.id,
      id,
      kind,
      name,
      events,
      listensSince: ctx.now,
      createdByName: ctx.actor.name,
      createdAt: ctx.now,
    }
    await tx.channel.create({ data: { ...row, ...columns } })
    await record(tx, ctx, 'channel.created', { type: 'channel', id }, { kind, name, events, host: address?.host ?? null })
    return { id, secret }
  })
}

async function write(
  tx: Tx,
  { id, version }: { id: string; version: number },
  data: Parameters<Tx['channel']['updateMany']>[0]['data'],
): Promise<void> {
  const changed = await tx.channel.updateMany({
    where: { id, version, archivedAt: null },
    data: { ...data, version: { increment: 1 } },
  })
  if (changed.count !== 1) throw staleWrite('channel', await findChannel(tx, id))
}

/** Renames a channel and chooses what it tells. Throws `conflict` when somebody else was faster. */
export async function updateChannel(ctx: Context, input: z.input<typeof ChannelChange>): Promise<{ id: string }> {
  allow(ctx, 'workspace:manage')
  const { id, version, name, events } = ChannelChange.parse(input)
  return transaction(ctx, async (tx) => {
    const before = await findChannel(tx, id)
    const more = events.some((event) => !before.events.includes(event))
    await write(tx, { id, version }, { name, events, ...(more ? { listensSince: ctx.now } : {}) })
    await record(
      tx,
      ctx,
      'channel.changed',
      { type: 'channel', id },
      { before: { name: before.name, events: before.events }, name, events },
    )
    return { id }
  })
}

/** Gives a channel another address. A webhook gets a new secret with it: the old one must not sign for whoever owns the new address. */
export async function changeAddress(ctx: Context, input: z.input<typeof ChannelAddress>): Promise<MadeSecret> {
  allow(ctx, 'workspace:manage')
  const { id, version, url } = ChannelAddress.parse(input)
  const { kind } = await findChannel(ctx.db, id)
  if (kind === 'email') throw invalid('Mail goes to the members of the workspace; there is no address to change.')
  const address = await checkedAddress(url)
  return transaction(ctx, async (tx) => {
    const before = await findChannel(tx, id)
    const { secret, columns } = locked(ctx, id, kind, address)
    await write(tx, { id, version }, columns)
    await record(tx, ctx, 'channel.address_changed', { type: 'channel', id }, { from: before.host, to: address.host })
    return { id, secret }
  })
}

/** Replaces the secret of a webhook; the old one signs nothing from now on. */
export async function replaceSecret(ctx: Context, input: z.input<typeof ChannelSecret>): Promise<MadeSecret> {
  allow(ctx, 'workspace:manage')
  const { id, version } = ChannelSecret.parse(input)
  return transaction(ctx, async (tx) => {
    const { kind } = await findChannel(tx, id)
    if (kind !== 'webhook') throw invalid('Only webhooks have a secret.')
    const secret = newSecret()
    await write(tx, { id, version }, { lockedSecret: encrypt(secret, place(ctx.workspace.id, id, 'secret')) })
    await record(tx, ctx, 'channel.secret_replaced', { type: 'channel', id })
    return { id, secret }
  })
}

/** Switches a channel off or on again. What happens while it is off is not told later. */
export async function switchChannel(ctx: Context, input: z.input<typeof ChannelSwitch>): Promise<{ id: string; active: boolean }> {
  allow(ctx, 'workspace:manage')
  const { id, active } = ChannelSwitch.parse(input)
  return transaction(ctx, async (tx) => {
    await findChannel(tx, id)
    const since = active ? { listensSince: ctx.now } : {}
    const where = { id, active: !active, archivedAt: null }
    const { count } = await tx.channel.updateMany({ where, data: { active, ...since, version: { increment: 1 } } })
    if (count > 0) await record(tx, ctx, active ? 'channel.switched_on' : 'channel.switched_off', { type: 'channel', id })
    return { id, active }
  })
}

/** Removes a channel; what it still had to tell is not sent. */
export async function archiveChannel(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'workspace:manage')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    await findChannel(tx, id)
    return setArchived(ctx, tx, { noun: 'channel', table: tx.channel, id, archived: true })
  })
}

/** Takes a removal back. */
export async function unarchiveChannel(ctx: Context, input: RowRef): Promise<RowRef> {
  allow(ctx, 'workspace:manage')
  const { id } = RowRef.parse(input)
  return transaction(ctx, async (tx) => {
    const row = await tx.channel.findFirst({ where: { id }, select: { kind: true, archivedAt: true } })
    if (!row) throw notFound('This channel')
    if (row.archivedAt) await checkRoom(tx, row.kind)
    return setArchived(ctx, tx, { noun: 'channel', table: tx.channel, id, archived: false })
  })
}
