// src/main.ts
import { inject, provideEnvironmentInitializer } from '@angular/core'
import { bootstrapApplication } from '@angular/platform-browser'
import { NavigationEnd, provideRouter, Router } from '@angular/router'
import { analytics } from './app/analytics'
import { App } from './app/app'

const providePageViews = () =>
  provideEnvironmentInitializer(() => {
    inject(Router).events.subscribe((event) => {
      if (event instanceof NavigationEnd && typeof window !== 'undefined') void analytics.page()
    })
  })

bootstrapApplication(App, {
  providers: [provideRouter([]), providePageViews()]
}).catch(console.error)
