'use server'

import { action } from '@/lib/http/action'
import { RowRef } from '@/lib/services/archiving'
import { archiveVendor, createVendor, NewVendor, unarchiveVendor, updateVendor, VendorChange } from '@/lib/services/vendors'

const to = ({ id }: { id: string }, slug: string) => `/w/${slug}/inventory/vendors/${id}`

export const createVendorAction = action(NewVendor, createVendor, { to })
export const updateVendorAction = action(VendorChange, updateVendor, { to })
export const archiveVendorAction = action(RowRef, archiveVendor, { message: 'Vendor archived. Lists no longer show it.' })
export const unarchiveVendorAction = action(RowRef, unarchiveVendor, { message: 'Vendor restored.' })
