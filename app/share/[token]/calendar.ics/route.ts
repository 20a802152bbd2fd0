import { calendarText } from '@/lib/feeds/calendar'
import { listCalendarEntries } from '@/lib/services/share-calendar'
import { sharedFile } from '../answer'

export const GET = sharedFile('calendar', async ({ ctx, base }) => ({
  body: calendarText(await listCalendarEntries(ctx), { workspace: ctx.workspace, base }),
  type: 'text/calendar; charset=utf-8',
}))
