// app/plugins/analytics.client.js
import { AnalyticsBrowser } from '@segment/analytics-next'
import intercomDestination from 'segment-intercom-web'

export const analytics = AnalyticsBrowser.load({
  writeKey: 'YOUR_WRITE_KEY',
  plugins: [intercomDestination]
})

export default defineNuxtPlugin(() => {
  useRouter().afterEach(() => {
    analytics.page()
  })
  return { provide: { analytics } }
})
