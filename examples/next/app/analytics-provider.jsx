// app/analytics-provider.jsx
'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import { analytics } from '../analytics'

export function AnalyticsProvider() {
  const pathname = usePathname()
  useEffect(() => {
    analytics.page()
  }, [pathname])
  return null
}
