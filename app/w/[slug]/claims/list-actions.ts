'use server'

import { action } from '@/lib/http/action'
import { archiveClaims, ClaimsToArchive, unarchiveClaims } from '@/lib/services/claim-bulk'
import { CellChange, changeCells } from '@/lib/services/claim-cells'
import { ClaimTagging, tagClaims, untagClaims } from '@/lib/services/claim-tags'
import { deleteView, NewView, saveView, updateView, ViewChange, ViewRef } from '@/lib/services/saved-views'

const value = <Result>(result: Result) => result

export const archiveClaimsAction = action(ClaimsToArchive, archiveClaims, { value })
export const unarchiveClaimsAction = action(ClaimsToArchive, unarchiveClaims, { value })
export const tagClaimsAction = action(ClaimTagging, tagClaims, { value })
export const untagClaimsAction = action(ClaimTagging, untagClaims, { value })
export const changeCellsAction = action(CellChange, changeCells, { value })
export const saveViewAction = action(NewView, saveView, { value })
export const updateViewAction = action(ViewChange, updateView, { value })
export const deleteViewAction = action(ViewRef, deleteView, { value })
