'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import { archivePrice, createPrice, NewPrice, PriceChange, unarchivePrice, updatePrice } from '@/lib/services/prices'

const to = ({ offeringId }: { offeringId: string }, slug: string) => `/w/${slug}/inventory/offerings/${offeringId}#prices`

export const createPriceAction = action(NewPrice, createPrice, { to })
export const updatePriceAction = action(PriceChange, updatePrice, { to })
export const archivePriceAction = action(RowRef, archivePrice, { message: 'Price archived. Histories and sums no longer read it.' })
export const unarchivePriceAction = action(RowRef, unarchivePrice, { message: 'Price restored.' })
