'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import {
  acceptCatalogueRows,
  acceptedText,
  acceptShownRows,
  CatalogueAcceptance,
  CatalogueDismissals,
  dismissCatalogueRows,
  forecastCatalogueRows,
  recallCatalogueRows,
  ShownAcceptance,
} from '@/lib/services/catalogue-acceptance'
import { CatalogueWithdrawal, withdrawCatalogue } from '@/lib/services/catalogue-editions'
import { undoAcceptance, undoneText } from '@/lib/services/catalogue-undo'
import { shiftsText } from '@/lib/services/verdict-forecast'

export const acceptRowsAction = action(CatalogueAcceptance, acceptCatalogueRows, { message: acceptedText })
export const acceptShownAction = action(ShownAcceptance, acceptShownRows, { message: acceptedText })
export const dismissRowsAction = action(CatalogueDismissals, dismissCatalogueRows, {
  message: 'Dismissed until the catalogue says something else.',
})
export const recallRowsAction = action(CatalogueDismissals, recallCatalogueRows, { message: 'Back in the list.' })
export const forecastRowsAction = action(CatalogueAcceptance, forecastCatalogueRows, {
  message: (shifts) => shiftsText(shifts, 'Would change'),
})
export const undoAcceptanceAction = action(RowRef, undoAcceptance, { message: undoneText })
export const withdrawAction = action(CatalogueWithdrawal, withdrawCatalogue, {
  message: 'The file was put away. The rows of the workspace stay as they are.',
})
