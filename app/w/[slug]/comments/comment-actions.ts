'use server'

import { action } from '@/lib/http/action'
import { addComment, CommentChange, CommentRef, deleteComment, editComment, NewComment, restoreComment } from '@/lib/services/comments'

export const addCommentAction = action(NewComment, addComment, { message: 'Comment added.' })
export const editCommentAction = action(CommentChange, editComment, { message: 'Comment saved.' })
export const deleteCommentAction = action(CommentRef, deleteComment, { message: 'Comment deleted.' })
export const restoreCommentAction = action(CommentRef, restoreComment, { message: 'Comment brought back.' })
