import { boot, event, live } from '../expect'
import type { Scenario } from '../scenario'

export const start: Scenario[] = [
  {
    name: 'a queue without a boot: the Messenger boots by itself, and the events follow',
    queue: [['trackEvent', 'Seen', { price: 1 }]],
    expected: { sent: [boot(), event('Seen', 1, {}, { price: 1 })], ...live() }
  }
]
