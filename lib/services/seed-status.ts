import 'server-only'
import { type Context, transaction } from '@/lib/context'
import type { Tx } from '@/lib/db/scope'
import type { StatusImpact } from '@/lib/domain/status-parts'
import { record } from './audit'

const hourMs = 3_600_000
/** It was read every hour for so long. */
const watchedHours = 10 * 24

type Told = { id: string; name: string; impact: StatusImpact; hoursAgo: number; hours: number; components: string[] }
type Story = { vendorId: string; url: string; kind: 'statuspage' | 'instatus'; components: string[]; listed: string[]; incidents: Told[] }

// Nothing of this happened. The addresses end in .example, which leads nowhere, and the pages are paused: nothing is ever asked.
const stories: Story[] = [
  {
    ...{ vendorId: 'fal', url: 'https://fal.status.example', kind: 'statuspage' },
    ...{ components: ['Video queue', 'API'], listed: ['API', 'Dashboard', 'Video queue', 'Webhooks'] },
    incidents: [
      {
        id: 'demo-queue',
        name: 'Jobs wait longer than usual in the video queue',
        impact: 'major',
        hoursAgo: 52,
        hours: 3.5,
        components: ['Video queue'],
      },
      { id: 'demo-webhooks', name: 'Webhooks arrive late', impact: 'minor', hoursAgo: 400, hours: 9, components: ['Webhooks'] },
      { id: 'demo-keys', name: 'Some keys are refused', impact: 'critical', hoursAgo: 901, hours: 0.75, components: ['API'] },
      {
        id: 'demo-storage',
        name: 'Move to new storage',
        impact: 'maintenance',
        hoursAgo: 1300,
        hours: 4,
        components: ['API', 'Video queue'],
      },
      {
        id: 'demo-models',
        name: 'Errors with several video models',
        impact: 'major',
        hoursAgo: 1710,
        hours: 6.25,
        components: ['Video queue'],
      },
    ],
  },
  {
    ...{ vendorId: 'runway', url: 'https://runway.status.example', kind: 'instatus', components: [], listed: ['API', 'Web app'] },
    incidents: [
      { id: 'demo-slow', name: 'Generations are slow', impact: 'minor', hoursAgo: 120, hours: 14, components: ['API', 'Web app'] },
      { id: 'demo-login', name: 'Nobody can sign in', impact: 'critical', hoursAgo: 700, hours: 1.25, components: ['Web app'] },
    ],
  },
]

const affects = ({ components }: Story, incident: Told): boolean =>
  components.length === 0 || incident.components.some((name) => components.includes(name))

type Reading = { at: Date; until: Date; indicator: StatusImpact; affected: string[] }

/** What was read hour by hour, each row for as long as it stayed the same. */
function readingsOf(story: Story, ago: (hours: number) => Date): Reading[] {
  const during = (hour: number) =>
    story.incidents.find((told) => affects(story, told) && hour <= told.hoursAgo && hour > told.hoursAgo - told.hours)
  const rows: (Reading & { told: Told | undefined })[] = []
  for (let hour = watchedHours; hour >= 0; hour--) {
    const told = during(hour)
    const last = rows.at(-1)
    if (last) last.until = ago(hour)
    if (!last || last.told !== told)
      rows.push({ at: ago(hour), until: ago(hour), indicator: told?.impact ?? 'none', affected: told?.components ?? [], told })
  }
  return rows.map(({ told: _told, ...reading }) => reading)
}

async function tell(tx: Tx, ctx: Context, story: Story): Promise<void> {
  const { vendorId, kind, url, components, listed, incidents } = story
  const stamp = { workspaceId: ctx.workspace.id, vendorId }
  const readAt = new Date(Math.floor(ctx.now.getTime() / hourMs) * hourMs)
  const ago = (hours: number) => new Date(readAt.getTime() - hours * hourMs)
  await tx.statusPage.create({
    data: {
      ...stamp,
      ...{ kind, url, components, listed, everyMinutes: 60, active: false, origin: 'demo', createdByName: ctx.actor.name },
      ...{ nextReadAt: readAt, readAt, indicator: 'none', description: 'All systems are up.', coveredFrom: ago(90 * 24), remarks: [] },
    },
  })
  await tx.incident.createMany({
    data: incidents.map(({ hoursAgo, hours, ...incident }) => {
      const times = { startedAt: ago(hoursAgo), resolvedAt: ago(hoursAgo - hours) }
      return { ...stamp, ...incident, ...times, state: 'resolved', firstSeenAt: times.startedAt, lastSeenAt: readAt }
    }),
  })
  await tx.statusReading.createMany({ data: readingsOf(story, ago).map((reading) => ({ ...stamp, ...reading })) })
  await record(tx, ctx, 'status_page.set', { type: 'status_page', id: vendorId }, { url, kind, everyMinutes: 60, components, demo: true })
}

/** Gives the demo workspace two invented status pages, so that their screens can be seen. Does nothing for a vendor that has one. */
export async function seedStatus(demo: Context): Promise<void> {
  await transaction(demo, async (tx) => {
    const ids = stories.map(({ vendorId }) => vendorId)
    const there = await tx.vendor.findMany({ where: { id: { in: ids }, statusPage: { is: null } }, select: { id: true } })
    for (const story of stories) if (there.some(({ id }) => id === story.vendorId)) await tell(tx, demo, story)
  })
}
