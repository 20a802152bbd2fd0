'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import { archiveDependency, createDependency, NewDependency, unarchiveDependency, updateDependency } from '@/lib/services/dependencies'
import { DependencyChange } from '@/lib/services/dependency-rows'
import { TrialVoiding, voidTrial } from '@/lib/services/trial-plans'
import { FinishedTrial, recordTrial } from '@/lib/services/trials'

const to = ({ id }: { id: string }, slug: string) => `/w/${slug}/dependencies/${id}`

export const createDependencyAction = action(NewDependency, createDependency, { to })
export const updateDependencyAction = action(DependencyChange, updateDependency, { to })
export const archiveDependencyAction = action(RowRef, archiveDependency, { message: 'Dependency archived. The board no longer shows it.' })
export const unarchiveDependencyAction = action(RowRef, unarchiveDependency, { message: 'Dependency restored.' })

export const recordTrialAction = action(FinishedTrial, recordTrial, {
  to: ({ dependencyId, challengerId }, slug) => `/w/${slug}/dependencies/${dependencyId}/vs/${challengerId}`,
})
export const voidTrialAction = action(TrialVoiding, voidTrial, { message: 'Trial voided. Verdicts no longer count it.' })
