// src/app/page-views.ts
import { inject, provideEnvironmentInitializer } from '@angular/core'
import { NavigationEnd, Router } from '@angular/router'
import { analytics } from './analytics'

export const providePageViews = () =>
  provideEnvironmentInitializer(() => {
    inject(Router).events.subscribe((event) => {
      if (event instanceof NavigationEnd && typeof window !== 'undefined') void analytics.page()
    })
  })
