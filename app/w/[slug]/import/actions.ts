'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import { undoImport } from '@/lib/services/import-undo'
import { answerImport, ChangeChoice, ColumnChoice, chooseChange, discardImport, mapImport, NameAnswers } from '@/lib/services/imports'

const step = (slug: string, id: string, name: string) => `/w/${slug}/import?run=${id}&step=${name}`

export const mapImportAction = action(ColumnChoice, mapImport, { to: ({ id, asks }, slug) => step(slug, id, asks > 0 ? 'names' : 'check') })
export const answerImportAction = action(NameAnswers, answerImport, { to: ({ id }, slug) => step(slug, id, 'check') })
export const chooseChangeAction = action(ChangeChoice, chooseChange)
export const undoImportAction = action(RowRef, undoImport, { message: 'The import was undone.' })
export const discardImportAction = action(RowRef, discardImport, { to: (_row, slug) => `/w/${slug}/import` })
