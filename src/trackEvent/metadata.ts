import { NOT_KEPT, toFlat, toScalar } from '../values/flat'
import { toCents } from '../values/money'
import { isMissing, isRecord, toRecord } from '../values/record'
import type { Report } from '../report'
import type { Metadata } from '../client'

// The name of the field, for messages about a key in it.
const PART = 'event_metadata'

const toPrice = (revenue: unknown, currency: unknown, report: Report): Metadata | undefined => {
  if (isMissing(revenue)) return undefined
  const amount = toCents(revenue)
  if (amount > 0) {
    const isText = typeof currency === 'string'
    if (currency && !isText) report('currency', 'left out: it is not text. Send a code.')
    return { amount, currency: currency && isText ? currency : 'USD' }
  }
  if (amount !== 0) report('revenue', 'no price: it is not an amount between 0 and 9e13. Send one.')
  return undefined
}

// Intercom keeps no more keys of an event.
const MAX_KEYS = 20

// If there is a price, these keys are not sent again: they are in it.
const OF_PRICE = ['price', 'revenue', 'currency']

const toLink = (key: string, value: unknown, report: Report): unknown =>
  isRecord(value) || Array.isArray(value) ? value : toScalar(key, value, report, PART)

/**
 * The metadata of an event: its price, then its rich links as they are, then the rest, because Intercom keeps only
 * the first keys. https://www.intercom.com/help/en/articles/175
 */
export function toMetadata(
  payload: { revenue?: unknown; currency?: unknown; event_metadata?: unknown },
  richLinkProperties: unknown,
  report: Report
): Metadata {
  const price = toPrice(payload.revenue, payload.currency, report)
  const metadata = toRecord(payload.event_metadata, PART, report)
  if (price && 'price' in metadata)
    report('price', 'left out: the revenue takes its place. Rename it.', PART)
  const links: unknown[] =
    typeof richLinkProperties === 'string'
      ? richLinkProperties.split(/\s*,\s*/)
      : [richLinkProperties].flat()
  const sent: Metadata = price ? { price } : {}
  const rest: string[] = []
  for (const key of Object.keys(metadata)) {
    if (price && OF_PRICE.includes(key)) continue
    if (links.includes(key)) sent[key] = toLink(key, metadata[key], report)
    else rest.push(key)
  }
  toFlat(metadata, PART, report, sent, rest)
  // Intercom takes a capital letter for a small one.
  const names = new Set<string>()
  for (const key of Object.keys(sent)) {
    const name = key.toLowerCase()
    if (names.has(name) || names.size === MAX_KEYS) report(key, NOT_KEPT, PART)
    names.add(name)
  }
  return sent
}

/** The name of an event, which can be a number. Reports an event without one, and returns undefined. */
export function toName(name: unknown, report: Report): string | undefined {
  if ((typeof name === 'string' && name) || Number.isFinite(name)) return `${name as string}`
  report('event_name', 'not sent: no event name.')
  return undefined
}
