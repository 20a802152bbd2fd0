'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import { archiveModel, createModel, ModelChange, NewModel, unarchiveModel, updateModel } from '@/lib/services/models'

const to = ({ id }: { id: string }, slug: string) => `/w/${slug}/inventory/models/${id}`

export const createModelAction = action(NewModel, createModel, { to })
export const updateModelAction = action(ModelChange, updateModel, { to })
export const archiveModelAction = action(RowRef, archiveModel, { message: 'Model archived. Lists no longer show it.' })
export const unarchiveModelAction = action(RowRef, unarchiveModel, { message: 'Model restored.' })
