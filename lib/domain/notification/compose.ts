import { formatDate, formatWeek } from '@/lib/format'
import { type Change, changes, changeText } from '../changes'
import { decisions } from '../decide'
import type { Report } from '../report'
import { runsOut } from '../runs-out'
import { statusFace } from '../status'
import type { Status } from '../verdict/output'
import { weekAction, weekActionText } from '../week-actions'
import { firstLines, type Message, type MessageLine, oneLine, type Told } from './message'

/** Through which door a message goes and where its links lead. */
export type Frame = {
  workspace: { name: string; slug: string }
  /** The public address of the installation, without a slash at the end. */
  baseUrl: string
  channel: { id: string; name: string }
  /** The member that a mail is for; null where the channel itself is the recipient. */
  reader: { id: string; name: string } | null
}

/** A week that waits for signatures, and the names of those who have not signed it. */
export type Waiting = { week: string; signers: { id: string; name: string }[] }

const most = 12

const addresses = ({ baseUrl, workspace }: Pick<Frame, 'baseUrl' | 'workspace'>) => {
  const base = `${baseUrl}/w/${encodeURIComponent(workspace.slug)}`
  return {
    board: (week: string) => `${base}?week=${week}`,
    review: (week: string) => `${base}/reviews/${week}`,
    dependency: (id: string, week: string) => `${base}/dependencies/${encodeURIComponent(id)}?week=${week}`,
    channel: (id: string) => `${base}/settings/notifications/${encodeURIComponent(id)}`,
    ownMail: `${base}/settings/notifications#your-mail`,
  }
}

function ending(frame: Frame): Pick<Message, 'why' | 'stop'> {
  const { workspace, channel, reader } = frame
  const to = addresses(frame)
  if (reader === null) {
    return {
      why: `The channel “${oneLine(channel.name)}” of ${oneLine(workspace.name)} brings this.`,
      stop: { label: 'Change or stop this channel', href: to.channel(channel.id) },
    }
  }
  return {
    why: `You get this because you are a member of ${oneLine(workspace.name)}, which tells its members by mail.`,
    stop: { label: 'Stop your mail from this workspace', href: to.ownMail },
  }
}

const section = (heading: string, lines: MessageLine[], more: string) =>
  lines.length > 0 ? [{ heading, lines: firstLines(lines, most, more) }] : []

const counted = (count: number, verb: string): string => `${count} ${verb}${count === 1 ? 's' : ''}`

const wordOf = (status: Status | null): string => (status === null ? 'Not weighed' : statusFace(status).label)

const changeLines = (list: readonly Change[], week: string, frame: Frame): MessageLine[] =>
  list.map((change) => ({ text: `${change.name}: ${changeText(change)}`, href: addresses(frame).dependency(change.dependencyId, week) }))

const changeData = (change: Change, week: string, frame: Frame) => ({
  dependencyId: change.dependencyId,
  name: change.name,
  before: change.before,
  after: change.after,
  causes: change.causes,
  url: addresses(frame).dependency(change.dependencyId, week),
})

/** What waits: for the reader of a mail their own signature and actions, for a channel everybody's. */
function waitingLines(report: Report, waiting: readonly Waiting[], frame: Frame): MessageLine[] {
  const { reader } = frame
  const to = addresses(frame)
  const signatures = waiting.flatMap(({ week, signers }) => {
    if (reader) return signers.some(({ id }) => id === reader.id) ? [{ text: `Your signature under ${week}`, href: to.review(week) }] : []
    const names = signers.map(({ name }) => name).join(', ')
    return names ? [{ text: `${week} waits for a signature of: ${names}`, href: to.review(week) }] : []
  })
  const actions = report.dependencies
    .filter(({ dependency }) => (reader ? dependency.ownerId === reader.id : dependency.ownerId !== null))
    .flatMap((entry) => {
      const action = weekAction(entry)
      if (!action || ['none', 'wait'].includes(action.pair.action.verb)) return []
      const whose = reader || !entry.owner ? '' : `${entry.owner}: `
      return [{ text: `${whose}${action.name}: ${weekActionText(action.pair)}`, href: to.dependency(action.dependencyId, report.week) }]
    })
  return [...signatures, ...actions]
}

/** The Monday digest of the running week. `before` is the last signed report. */
export function digest(
  frame: Frame,
  { report, before, waiting }: { report: Report; before: Report | null; waiting: readonly Waiting[] },
): Told {
  const to = addresses(frame)
  const { week } = report
  const changed = changes(before, report)
  const ends = runsOut(report)
  const names = new Map(report.dependencies.map(({ dependency }) => [dependency.id, dependency.name]))
  const waits = waitingLines(report, waiting, frame)
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
  }
  return { message, data }
}

type Asked = { report: Report; edition: number; evidenceSha256: string; waiting: Waiting }

/** Asks for signatures under a week whose review has begun. */
export function signatureRequested(frame: Frame, { report, edition, evidenceSha256, waiting }: Asked): Told {
  const to = addresses(frame)
  const { week } = report
  const names = waiting.signers.map(({ name }) => name)
  const decided = decisions(report)
  const message: Message = {
    title: `${week} of ${oneLine(frame.workspace.name)} waits for ${frame.reader ? 'your signature' : 'signatures'}`,
    lead: frame.reader
      ? `The review of ${formatWeek(week)} has begun. Read it, then agree or dissent; your name stands under it.`
      : `The review of ${formatWeek(week)} has begun. Not signed yet by: ${names.join(', ') || 'nobody who may sign'}.`,
    sections: section(
      'To decide',
      decided.map(({ dependencyId, name, text }) => ({ text: `${name}: ${text}`, href: to.dependency(dependencyId, week) })),
      to.review(week),
    ),
    link: { label: `Review and sign ${week}`, href: to.review(week) },
    ...ending(frame),
  }
  const decide = decided.map(({ kind, dependencyId, name, text }) => ({ kind, dependencyId, name, text }))
  return { message, data: { week, edition, evidenceSha256, url: to.review(week), waitingFor: names, decide } }
}

type Frozen = { report: Report; before: Report | null; sha256: string }

/** What the team decides for a dependency: its override where there is one, else the engine's headline. */
function decidedStatus({ overrides, dependencies }: Report, dependencyId: string): { status: Status | null; engine: Status | null } {
  const [headline] = dependencies.find(({ dependency }) => dependency.id === dependencyId)?.pairs ?? []
  if (!headline) return { status: null, engine: null }
  const over = overrides.find(
    (line) => line.dependencyId === dependencyId && line.challengerId === headline.challenger.id && line.goal === headline.goal,
  )
  return { status: over?.status ?? headline.verdict.status, engine: headline.verdict.status }
}

const signatureLines = ({ signOffs }: Report): MessageLine[] =>
  signOffs.map(({ name, role, decision, note }) => ({
    text: `${name} (${role}) ${decision === 'agree' ? 'agrees' : 'dissents'}${note ? `: ${oneLine(note)}` : ''}`,
  }))

/** Tells that a week is signed and frozen. */
export function weekSigned(frame: Frame, { report, before, sha256 }: Frozen): Told {
  const to = addresses(frame)
  const { week, edition } = report
  const names = new Map(report.dependencies.map(({ dependency }) => [dependency.id, dependency.name]))
  const changed = changes(before, report)
  const message: Message = {
    title: `${week} of ${oneLine(frame.workspace.name)} is signed${edition > 1 ? `, edition ${edition}` : ''}`,
    lead: `The week is frozen. SHA-256 of its content: ${sha256}`,
    sections: [
      ...section('Signatures', signatureLines(report), to.review(week)),
      ...section(
        'Overruled',
        report.overrides.map(({ dependencyId, status, engineStatus, authorName, reason }) => ({
          text: `${names.get(dependencyId) ?? dependencyId}: ${wordOf(status)} instead of ${wordOf(engineStatus)}, by ${authorName}: ${oneLine(reason)}`,
          href: to.dependency(dependencyId, week),
        })),
        to.review(week),
      ),
      ...section(
        'Most pressing',
        decisions(report).map(({ dependencyId, name, text }) => ({ text: `${name}: ${text}`, href: to.dependency(dependencyId, week) })),
        to.review(week),
      ),
      ...section(before ? `Changed since ${before.week}` : 'Changed', changeLines(changed, week, frame), to.review(week)),
    ],
    link: { label: `Open the signed week ${week}`, href: to.review(week) },
    ...ending(frame),
  }
  const data = {
    ...{ week, edition, sha256, previousSha256: report.previousSha256, url: to.review(week) },
    signOffs: report.signOffs.map(({ name, role, decision }) => ({ name, role, decision })),
    dependencies: report.dependencies.map(({ dependency: { id, name }, mustMoveBy }) => ({
      ...{ dependencyId: id, name, mustMoveBy },
      ...decidedStatus(report, id),
    })),
  }
  return { message, data }
}

/** Ids of the dependencies whose decided status in a signed week differs from the one before; a new dependency counts, a first week does not. */
export const changedStatuses = (before: Report | null, report: Report): string[] =>
  before === null
    ? []
    : report.dependencies
        .map(({ dependency }) => dependency.id)
        .filter((id) => decidedStatus(report, id).status !== decidedStatus(before, id).status)

/** Tells of one dependency that a signed week decides otherwise than the one before. */
export function statusChanged(frame: Frame, frozen: Frozen & { dependencyId: string }): Told {
  const { report, before, sha256, dependencyId } = frozen
  const to = addresses(frame)
  const { week, edition } = report
  const name = report.dependencies.find(({ dependency }) => dependency.id === dependencyId)?.dependency.name ?? dependencyId
  const now = decidedStatus(report, dependencyId)
  const then = before ? decidedStatus(before, dependencyId) : { status: null, engine: null }
  const over = now.status !== now.engine ? report.overrides.find((line) => line.dependencyId === dependencyId) : undefined
  const causes = over
    ? [`${over.authorName} overruled the engine, which says ${wordOf(now.engine)}: ${oneLine(over.reason)}`]
    : (changes(before, report).find((change) => change.dependencyId === dependencyId)?.causes ?? [])
  const because = causes.length > 0 ? `, because ${causes.join('; ')}` : ''
  const href = to.dependency(dependencyId, week)
  const message: Message = {
    title: `${oneLine(name)}: ${wordOf(now.status)}`,
    lead: `${wordOf(now.status)} ← ${wordOf(then.status)}${because}. Signed in ${week}.`,
    sections: [],
    link: { label: `Open ${oneLine(name)}`, href },
    ...ending(frame),
  }
  const statuses = { before: then.status, after: now.status, engine: now.engine }
  return { message, data: { week, edition, sha256, dependencyId, name, ...statuses, causes, since: before?.week ?? null, url: href } }
}

/** A message that says nothing but that it arrived. */
export function test(frame: Frame, by: string): Told {
  const to = addresses(frame)
  const message: Message = {
    title: `Test from ${oneLine(frame.workspace.name)}`,
    lead: `${oneLine(by)} sent this to see whether messages of Switchboard arrive here. They do.`,
    sections: [],
    link: { label: 'Open the channel', href: to.channel(frame.channel.id) },
    ...ending(frame),
  }
  return { message, data: { by: oneLine(by), url: to.channel(frame.channel.id) } }
}
