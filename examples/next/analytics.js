// analytics.js
import { AnalyticsBrowser } from '@segment/analytics-next'
import intercomDestination from 'segment-intercom-web'

export const analytics = new AnalyticsBrowser()

// Frameworks that render on a server import this module there, too.
if (typeof window !== 'undefined') {
  analytics.load({ writeKey: 'YOUR_WRITE_KEY', plugins: [intercomDestination] })
}
