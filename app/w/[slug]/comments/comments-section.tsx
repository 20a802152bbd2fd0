import { ExternalLink } from '@/components/ui/external-link'
import { Section } from '@/components/ui/section'
import { Time } from '@/components/ui/time'
import { type CommentSubject, textParts } from '@/lib/domain/comment'
import type { CommentLine } from '@/lib/services/comments'
import { addCommentAction, deleteCommentAction, editCommentAction, restoreCommentAction } from './comment-actions'
import { CommentForm } from './comment-form'
import { OwnComment } from './comment-item'

type CommentsProps = {
  comments: readonly CommentLine[]
  subject: CommentSubject
  slug: string
  zone: string
  writes: boolean
}

/** What people of the workspace said about it. */
export function CommentsSection({ comments, subject, slug, zone, writes }: CommentsProps) {
  return (
    <Section title="Comments" meta={comments.length > 0 ? String(comments.length) : null} flush>
      {comments.length > 0 ? (
        <ol>
          {comments.map((comment) => (
            <Comment key={comment.id} comment={comment} slug={slug} zone={zone} writes={writes} />
          ))}
        </ol>
      ) : (
        <p className="py-3 text-muted">Nobody has commented on it.</p>
      )}
      {writes ? (
        <div data-print="hide" className="pt-3">
          <CommentForm
            action={addCommentAction.bind(null, slug)}
            label="Add a comment"
            submit="Comment"
            fields={{ 'subject.type': subject.type, 'subject.id': subject.id }}
          />
        </div>
      ) : null}
    </Section>
  )
}

type CommentProps = Pick<CommentsProps, 'slug' | 'zone' | 'writes'> & { comment: CommentLine }

function Comment({ comment, slug, zone, writes }: CommentProps) {
  const text = <CommentText text={comment.body} />
  return (
    <li className="border-b py-2">
      <p className="flex flex-wrap gap-x-3">
        <span className="font-semibold">{comment.authorName}</span>
        <span className="text-muted">
          <Time value={comment.createdAt} withTime zone={zone} />
          {comment.edited ? ' · edited' : ''}
        </span>
      </p>
      {comment.own && writes ? (
        <OwnComment
          comment={{ id: comment.id, body: comment.body, version: comment.version }}
          edit={editCommentAction.bind(null, slug)}
          remove={deleteCommentAction.bind(null, slug)}
          restore={restoreCommentAction.bind(null, slug)}
        >
          {text}
        </OwnComment>
      ) : (
        text
      )}
    </li>
  )
}

function CommentText({ text }: { text: string }) {
  return (
    <p className="max-w-[72ch] whitespace-pre-wrap wrap-anywhere">
      {textParts(text).map((part, at) =>
        part.kind === 'link' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
          <ExternalLink key={at} href={part.text}>
            {part.text}
          </ExternalLink>
        ) : (
          part.text
        ),
      )}
    </p>
  )
}
