// app/layout.jsx
import { Suspense } from 'react'
import { AnalyticsProvider } from './analytics-provider'

export default function RootLayout({ children }) {
  return (
    <html lang="en">
      <body>
        {children}
        <Suspense>
          <AnalyticsProvider />
        </Suspense>
      </body>
    </html>
  )
}
