import type { Context } from '@segment/analytics-next'
import { toId } from './person'
import type { Visitor } from './ports'

/** Makes a visitor of the two IDs that Segment has for one. '' stands for no ID. */
export const toVisitor = (userId: unknown, anonymousId: unknown): Visitor => ({
  userId: toId(userId),
  anonymousId: toId(anonymousId)
})

/** A visitor whom nobody knows. */
export const NOBODY: Visitor = { userId: '', anonymousId: '' }

/** The visitor whom Analytics.js put into the event of `context` when the app called it. */
export const visitorOf = (context: Context): Visitor =>
  toVisitor(context.event?.userId, context.event?.anonymousId)

/**
 * Whether `visitor` is somebody else than the one who was there `before`: another user, or another user ID together with
 * another anonymous ID, of which one may be missing. Segment keeps the anonymous ID at a login. Another anonymous ID alone comes
 * of `setAnonymousId`.
 */
export const isAnother = (before: Visitor, visitor: Visitor): boolean =>
  before.userId !== visitor.userId &&
  ((before.userId !== '' && visitor.userId !== '') ||
    (visitor.anonymousId !== '' && !['', visitor.anonymousId].includes(before.anonymousId)))

/** Whether `visitor` is still the one who was there `before`. A login may have come since. */
export const isSame = (before: Visitor, visitor: Visitor): boolean =>
  before.anonymousId === visitor.anonymousId && ['', visitor.userId].includes(before.userId)
