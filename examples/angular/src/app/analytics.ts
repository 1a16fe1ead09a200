// src/app/analytics.ts
import { AnalyticsBrowser } from '@segment/analytics-next'
import intercomDestination from 'segment-intercom-web'

export const analytics = new AnalyticsBrowser()

// With server-side rendering, Angular imports this file on the server, too.
if (typeof window !== 'undefined') {
  analytics.load({ writeKey: 'YOUR_WRITE_KEY', plugins: [intercomDestination] })
}
