import ical, { ICalEventRepeatingFreq, ICalEventTransparency, ICalWeekday } from 'ical-generator'
import type { CalendarEntry } from '@/lib/domain/calendar-entry'
import { addDays, dayNumber } from '@/lib/domain/day'

type CalendarFrame = {
  workspace: { id: string; name: string }
  /** Address of the workspace, for members. */
  base: string
}

const weekdays = [ICalWeekday.MO, ICalWeekday.TU, ICalWeekday.WE, ICalWeekday.TH, ICalWeekday.FR, ICalWeekday.SA, ICalWeekday.SU]
const hourSeconds = 3600

// A line break ends a property, and the generator writes the name of a calendar as it is.
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a property must not hold
const oneLine = (value: string): string => value.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ')
const escaped = (value: string): string => oneLine(value).replace(/[\\;,]/g, (letter) => `\\${letter}`)

/**
 * The calendar as iCalendar (RFC 5545). Every entry lasts a day and names no hour and no zone: a day is the same day wherever the calendar is
 * read, and no change of the clock moves it.
 */
export function calendarText(entries: readonly CalendarEntry[], { workspace, base }: CalendarFrame): string {
  const calendar = ical({
    name: escaped(`${workspace.name} · Switchboard`),
    description: escaped(`Reviews, ends and due days of ${workspace.name}`),
    prodId: { company: 'Switchboard', product: 'Switchboard', language: 'EN' },
    ttl: 6 * hourSeconds,
  })
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.uid}@${workspace.id}.switchboard`,
      start: new Date(`${entry.on}T00:00:00Z`),
      end: new Date(`${addDays(entry.on, 1)}T00:00:00Z`),
      allDay: true,
      summary: oneLine(entry.summary),
      description: oneLine(entry.description),
      url: `${base}/${entry.path}`,
      transparency: ICalEventTransparency.TRANSPARENT,
      sequence: entry.sequence,
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      ...(entry.weekly ? { repeating: { freq: ICalEventRepeatingFreq.WEEKLY, byDay: [weekdayOf(entry)] } } : {}),
    })
  }
  const text = calendar.toString()
  return text.endsWith('\r\n') ? text : `${text}\r\n`
}

function weekdayOf({ on }: CalendarEntry): ICalWeekday {
  return weekdays[(dayNumber(on) + 3) % 7] ?? ICalWeekday.FR
}
