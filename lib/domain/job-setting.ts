/** What stands where a job says nothing about what was asked for. */
export const unstatedSetting = 'not stated'

/** A resolution in one way of writing: "1920x1080", "1080P" and "1080" become "1080p"; other words stay, in lower case. */
export function resolutionOf(text: string): string {
  const plain = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const size = /^(\d{3,5}) ?[x×*] ?(\d{3,5})$/.exec(plain)
  if (size) return `${Math.min(Number(size[1]), Number(size[2]))}p`
  return /^\d{3,4}$/.test(plain) ? `${plain}p` : plain
}

/** Clips are compared by the length that was asked for; what comes back is a frame longer or shorter. */
const lengthText = (seconds: number): string => `${seconds >= 1 ? Math.round(seconds) : Math.round(seconds * 10) / 10} s`

type Asked = { resolution: string | null; seconds: number | null; audio?: boolean | null }

/**
 * What was asked for, as people compare it, in one text: jobs with the same text are summed up together.
 * @example settingOf({ resolution: '1080p', seconds: 7.96, audio: true }) // '1080p, 8 s, audio'
 */
export function settingOf({ resolution, seconds, audio = null }: Asked): string {
  const parts = [resolution, seconds === null ? null : lengthText(seconds), audio === null ? null : audio ? 'audio' : 'silent']
  return parts.filter(Boolean).join(', ') || unstatedSetting
}

const audioOf = ({ setting, ...asked }: Set): boolean | null | undefined =>
  [null, true, false].find((audio) => settingOf({ ...asked, audio }) === setting)

type Set = { setting: string; resolution: string | null; seconds: number | null }

/**
 * The setting of two lines about one job. A setting in words of the team's own stands; settings that were put together from resolution,
 * length and sound are put together anew from what both lines know, so that the order of the lines does not matter.
 */
export function mergedSetting(further: Set, other: Set, merged: Omit<Set, 'setting'>): string {
  const [one, two] = [audioOf(further), audioOf(other)]
  if (one === undefined) return further.setting
  return two === undefined ? other.setting : settingOf({ ...merged, audio: one ?? two })
}
