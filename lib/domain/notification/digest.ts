import { formatDate, formatWeek } from '@/lib/format'
import { byDue, dueText } from '../action-dates'
import type { ActionLine } from '../action-line'
import { changes } from '../changes'
import type { Day } from '../day'
import type { Report } from '../report'
import { runsOut } from '../runs-out'
import { weekAction, weekActionText } from '../week-actions'
import { addresses, changeData, changeLines, ending, type Frame, section, type Waiting } from './frame'
import { type Message, type MessageLine, oneLine, type Told } from './message'

const counted = (count: number, verb: string): string => `${count} ${verb}${count === 1 ? 's' : ''}`

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
  const since = before ? `since ${before.week} was signed` : 'on the first board'
  const quiet = changed.length + ends.length + waits.length === 0
  const message: Message = {
    title: `${oneLine(frame.workspace.name)}, ${formatWeek(week)}`,
    lead: quiet
      ? `Nothing changed ${since}, nothing runs out within 14 days, and nothing waits${frame.reader ? ' for you' : ''}.`
      : `${changed.length} changed ${since}, ${counted(ends.length, 'run')} out within 14 days, ${counted(waits.length, 'wait')}${frame.reader ? ' for you' : ''}.`,
    sections: [
      ...section(frame.reader ? 'Waits for you' : 'Waits', waits, to.board(week)),
      ...section(before ? `Changed since ${before.week}` : 'Changed', changeLines(changed, week, frame), to.board(week)),
      ...section(
        'Runs out within 14 days',
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
