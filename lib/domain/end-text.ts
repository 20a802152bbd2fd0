import { formatDate } from '@/lib/format'
import type { Day } from './day'

/** How the end of an offering is said beside its name: "retired 24 Sep 2026", "retires 10 Jan 2027"; null where no end is known. */
export const endText = (retiresOn: Day | null, today: Day): string | null =>
  retiresOn === null ? null : `${retiresOn <= today ? 'retired' : 'retires'} ${formatDate(retiresOn)}`

/** What a select calls an offering: its title, and its end where one is known, so that nobody chooses what is gone without knowing. */
export const choiceLabel = ({ title, ends }: { title: string; ends: string | null }): string =>
  ends === null ? title : `${title} · ${ends}`
