'use server'

import { action } from '@/lib/http/action'
import {
  acceptCatalogueRows,
  acceptedText,
  acceptShownRows,
  CatalogueAcceptance,
  CatalogueDismissals,
  dismissCatalogueRows,
  recallCatalogueRows,
  ShownAcceptance,
} from '@/lib/services/catalogue-acceptance'
import { CatalogueWithdrawal, withdrawCatalogue } from '@/lib/services/catalogue-editions'

export const acceptRowsAction = action(CatalogueAcceptance, acceptCatalogueRows, { message: acceptedText })
export const acceptShownAction = action(ShownAcceptance, acceptShownRows, { message: acceptedText })
export const dismissRowsAction = action(CatalogueDismissals, dismissCatalogueRows, {
  message: 'Dismissed until the catalogue says something else.',
})
export const recallRowsAction = action(CatalogueDismissals, recallCatalogueRows, { message: 'Back in the list.' })
export const withdrawAction = action(CatalogueWithdrawal, withdrawCatalogue, { message: 'The file was put away. No row was changed.' })
