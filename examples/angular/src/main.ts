// src/main.ts
import { bootstrapApplication } from '@angular/platform-browser'
import { provideRouter } from '@angular/router'
import { App } from './app/app'
import { routes } from './app/app.routes'
import { providePageViews } from './app/page-views'

bootstrapApplication(App, {
  providers: [provideRouter(routes), providePageViews()]
}).catch(console.error)
