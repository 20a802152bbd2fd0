import { type Change, changeText } from '../changes'
import { statusFace } from '../status'
import type { Status } from '../verdict/output'
import { firstLines, type Message, type MessageLine, oneLine } from './message'

/** Through which door a message goes and where its links lead. */
export type Frame = {
  workspace: { name: string; slug: string; demo: boolean }
  /** The public address of the installation, without a slash at the end. */
  baseUrl: string
  channel: { id: string; name: string }
  /** The member that a mail is for; null where the channel itself is the recipient. */
  reader: { id: string; name: string } | null
}

/** A week that waits for signatures, and the names of those who have not signed it. */
export type Waiting = { week: string; signers: { id: string; name: string }[] }

const most = 12

export const addresses = ({ baseUrl, workspace }: Pick<Frame, 'baseUrl' | 'workspace'>) => {
  const base = `${baseUrl}/w/${encodeURIComponent(workspace.slug)}`
  return {
    board: (week: string) => `${base}?week=${week}`,
    review: (week: string) => `${base}/reviews/${week}`,
    dependency: (id: string, week: string) => `${base}/dependencies/${encodeURIComponent(id)}?week=${week}`,
    channel: (id: string) => `${base}/settings/notifications/${encodeURIComponent(id)}`,
    action: (id: string) => `${base}/actions/${encodeURIComponent(id)}`,
    ownMail: `${base}/settings/notifications#your-mail`,
  }
}

export function ending(frame: Frame): Pick<Message, 'why' | 'stop'> {
  const { workspace, channel, reader } = frame
  const to = addresses(frame)
  const demo = workspace.demo ? ' It is a demonstration: its team, volumes and trials are invented.' : ''
  if (reader === null) {
    return {
      why: `The channel “${oneLine(channel.name)}” of ${oneLine(workspace.name)} brings this.${demo}`,
      stop: { label: 'Change or stop this channel', href: to.channel(channel.id) },
    }
  }
  return {
    why: `You get this because you are a member of ${oneLine(workspace.name)}, which tells its members by mail.${demo}`,
    stop: { label: 'Stop your mail from this workspace', href: to.ownMail },
  }
}

export const section = (heading: string, lines: MessageLine[], more: string) =>
  lines.length > 0 ? [{ heading, lines: firstLines(lines, most, more) }] : []

export const wordOf = (status: Status | null): string => (status === null ? 'Not weighed' : statusFace(status).label)

export const changeLines = (list: readonly Change[], week: string, frame: Frame): MessageLine[] =>
  list.map((change) => ({ text: `${change.name}: ${changeText(change)}`, href: addresses(frame).dependency(change.dependencyId, week) }))

export const changeData = (change: Change, week: string, frame: Frame) => ({
  dependencyId: change.dependencyId,
  name: change.name,
  before: change.before,
  after: change.after,
  causes: change.causes,
  url: addresses(frame).dependency(change.dependencyId, week),
})
