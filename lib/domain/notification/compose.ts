import { formatWeek } from '@/lib/format'
import { changes } from '../changes'
import { decisions } from '../decide'
import type { Report } from '../report'
import type { Status } from '../verdict/output'
import { addresses, changeLines, ending, type Frame, section, type Waiting, wordOf } from './frame'
import { type Message, type MessageLine, oneLine, type Told } from './message'

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
