/** The menu of the site: groups of pages with their titles. Pages that don't exist are left out. */
export const groups = [
  {
    text: 'Start',
    pages: {
      index: 'Which option is mine?',
      'options/snippet': "1. Segment's snippet",
      'options/npm': '2. npm',
      'options/register': '3. In your code',
      migrating: 'Moving to this package'
    }
  },
  {
    text: 'Your framework',
    pages: {
      frameworks: 'React, Next.js, Vue, Svelte',
      'recipes/angular': 'Angular',
      'recipes/nuxt': 'Nuxt',
      'recipes/single-page-apps': 'Single-page apps'
    }
  },
  {
    text: 'Visitors and Messenger',
    pages: {
      'recipes/logout': 'Logout',
      identity: 'Identity verification',
      consent: 'Consent',
      loading: 'When Intercom loads',
      messenger: 'Messenger in your code',
      'recipes/launcher': 'Launcher and colors',
      'recipes/other-libraries': 'Other Intercom libraries'
    }
  },
  {
    text: 'Data and hosting',
    pages: {
      'recipes/mappings': 'Mappings and values',
      'recipes/settings': 'Settings in your code',
      'recipes/middleware': 'Middleware',
      'recipes/self-hosting': 'Self-hosting and integrity',
      csp: 'Content-Security-Policy',
      'recipes/several-workspaces': 'Several workspaces',
      'recipes/staging': 'Staging and production',
      'recipes/tag-manager': 'Google Tag Manager'
    }
  },
  { text: 'If something is wrong', pages: { troubleshooting: 'Troubleshooting' } },
  {
    text: 'Reference',
    pages: {
      fields: 'Settings and fields',
      'reference/index': 'segment-intercom-web',
      'reference/messenger': '/messenger',
      'reference/react': '/react'
    }
  },
  {
    text: 'How it works',
    pages: {
      session: 'The session',
      reliability: 'Faults',
      performance: 'Performance',
      conformance: 'Conformance'
    }
  },
  { text: 'Project', pages: { licenses: 'Licenses' } }
]
