'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import { archivePrice, unarchivePrice } from '@/lib/services/prices'
import { createTypedPrice, TypedPrice, TypedPriceChange, updateTypedPrice } from './typed-price'

const to = ({ offeringId }: { offeringId: string }, slug: string) => `/w/${slug}/inventory/offerings/${offeringId}#prices`

export const createPriceAction = action(TypedPrice, createTypedPrice, { to })
export const updatePriceAction = action(TypedPriceChange, updateTypedPrice, { to })
export const archivePriceAction = action(RowRef, archivePrice, { message: 'Price archived. Histories and sums no longer read it.' })
export const unarchivePriceAction = action(RowRef, unarchivePrice, { message: 'Price restored.' })
