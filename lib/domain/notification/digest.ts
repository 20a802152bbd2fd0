import { formatDate, formatWeek, plural } from '@/lib/format'
import { byDue, dueText } from '../action-dates'
import type { ActionLine } from '../action-line'
import { changes } from '../changes'
import type { Day } from '../day'
import type { Report } from '../report'
import { runsOut } from '../runs-out'
import { weekAction, weekActionText } from '../week-actions'
import { addresses, changeData, changeLines, ending, type Frame, section, type Waiting } from './frame'
import { type Message, type MessageLine, oneLine, type Told } from './message'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type Counts = { changed: number; ends: number; waits: number; before: string | null; yours: boolean }

/** What the lists hold, in one sentence. */
function summary({ changed, ends, waits, before, yours }: Counts): string {
  const since = before ? ` since ${before} was signed` : ''
  const parts = [
    `${changed === 0 ? 'no verdict' : plural(changed, 'verdict')} changed${since}`,
    `${ends === 0 ? 'no date is' : ends === 1 ? '1 date is' : `${ends} dates are`} overdue or within 14 days`,
    `${waits === 0 ? 'nothing waits' : waits === 1 ? '1 thing waits' : `${waits} things wait`}${yours ? ' for you' : ''}`,
  ]
  return `${capital(parts.join(', '))}.`
}

type Today = { report: Report; actions: readonly ActionLine[]; today: Day }

/** Open actions, overdue first: of the reader, or of everybody. */
function actionLines({ actions, today }: Today, frame: Frame): MessageLine[] {
  const { reader } = frame
  return actions
    .filter(({ state, owner }) => state === 'open' && (reader === null || owner?.id === reader.id))
    .sort(byDue)
    .map(({ id, title, owner, dependency, dueOn }) => {
      const parts = [reader ? null : (owner?.name ?? 'Nobody yet'), dependency?.name ?? null, title].filter((part) => part !== null)
      return { text: `${parts.join(': ')}${dueOn === null ? '' : ` (${dueText(dueOn, today)})`}`, href: addresses(frame).action(id) }
    })
}

/** What the engine proposes for a dependency with an owner, as long as nobody took anything on for it. */
function proposalLines({ report, actions }: Today, frame: Frame): MessageLine[] {
  const { reader } = frame
  const taken = new Set(actions.flatMap(({ state, dependency }) => (state === 'open' && dependency ? [dependency.id] : [])))
  return report.dependencies
    .filter(({ dependency: { id, ownerId } }) => !taken.has(id) && (reader ? ownerId === reader.id : ownerId !== null))
    .flatMap((entry) => {
      const action = weekAction(entry)
      if (!action || ['none', 'wait'].includes(action.pair.action.verb)) return []
      const whose = reader || !entry.owner ? '' : `${entry.owner}: `
      const href = addresses(frame).dependency(action.dependencyId, report.week)
      return [{ text: `${whose}${action.name}: ${weekActionText(action.pair)}`, href }]
    })
}

/** What waits: for the reader of a mail their own signature and actions, for a channel everybody's. */
function waitingLines(now: Today, waiting: readonly Waiting[], frame: Frame): MessageLine[] {
  const { reader } = frame
  const to = addresses(frame)
  const signatures = waiting.flatMap(({ week, signers }) => {
    if (reader) return signers.some(({ id }) => id === reader.id) ? [{ text: `Your signature under ${week}`, href: to.review(week) }] : []
    const names = signers.map(({ name }) => name).join(', ')
    return names ? [{ text: `${week} waits for a signature of: ${names}`, href: to.review(week) }] : []
  })
  return [...signatures, ...actionLines(now, frame), ...proposalLines(now, frame)]
}

type DigestInput = Today & { before: Report | null; waiting: readonly Waiting[] }

/** The Monday digest of the running week. `before` is the last signed report. */
export function digest(frame: Frame, { report, before, waiting, actions, today }: DigestInput): Told {
  const to = addresses(frame)
  const { week } = report
  const changed = changes(before, report)
  const ends = runsOut(report)
  const names = new Map(report.dependencies.map(({ dependency }) => [dependency.id, dependency.name]))
  const waits = waitingLines({ report, actions, today }, waiting, frame)
  const counts = {
    changed: changed.length,
    ends: ends.length,
    waits: waits.length,
    before: before?.week ?? null,
    yours: frame.reader !== null,
  }
  const message: Message = {
    title: `${oneLine(frame.workspace.name)}, ${formatWeek(week)}`,
    lead: summary(counts),
    sections: [
      ...section(frame.reader ? 'Waits for you' : 'Waits', waits, to.board(week)),
      ...section(before ? `Changed since ${before.week}` : 'Changed', changeLines(changed, week, frame), to.board(week)),
      ...section(
        'Due or running out',
        ends.map(({ on, dependencyId, text, detail }) => ({
          text: `${formatDate(on)}: ${names.get(dependencyId) ?? dependencyId}: ${text}${detail ? ` (${detail})` : ''}`,
          href: to.dependency(dependencyId, week),
        })),
        to.board(week),
      ),
    ],
    link: { label: `Open the board of ${week}`, href: to.board(week) },
    ...ending(frame),
  }
  const data = {
    week,
    asOf: report.asOf,
    since: before?.week ?? null,
    url: to.board(week),
    changes: changed.map((change) => changeData(change, week, frame)),
    runsOut: ends.map(({ on, dependencyId, text }) => ({ on, dependencyId, name: names.get(dependencyId) ?? null, text })),
    waiting: waiting.map(({ week: of, signers }) => ({ week: of, signers: signers.map(({ name }) => name), url: to.review(of) })),
    actions: actions
      .filter(({ state }) => state === 'open')
      .sort(byDue)
      .map(({ id, title, owner, dependency, dueOn }) => ({
        ...{ id, title, owner: owner?.name ?? null, dependencyId: dependency?.id ?? null, dueOn },
        url: to.action(id),
      })),
  }
  return { message, data }
}
