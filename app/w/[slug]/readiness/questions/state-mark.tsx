import { Badge } from '@/components/ui/badge'
import { type QuestionnaireState, stateWords } from '@/lib/domain/questionnaire'

const tones = { waiting: 'accent', answered: 'neutral', expired: 'dashed', revoked: 'dashed' } as const

/** Where a questionnaire stands. */
export function StateMark({ state }: { state: QuestionnaireState }) {
  return <Badge tone={tones[state]}>{stateWords[state]}</Badge>
}
