/** What stands beside each page: groups of pages with their titles. Those that don't exist are left out. */
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
    text: 'Recipes',
    pages: {
      frameworks: 'React, Next.js, Vue, Svelte',
      'recipes/angular': 'Angular',
      'recipes/nuxt': 'Nuxt',
      'recipes/single-page-apps': 'Single-page apps',
      messenger: 'Messenger in your code',
      consent: 'Consent',
      identity: 'Identity verification',
      loading: 'When Intercom loads',
      'recipes/self-hosting': 'Self-hosting and integrity',
      csp: 'Content-Security-Policy',
      'recipes/several-workspaces': 'Several workspaces',
      'recipes/staging': 'Staging and production',
      'recipes/tag-manager': 'Google Tag Manager',
      'recipes/middleware': 'Middleware',
      'recipes/other-libraries': 'Other Intercom libraries'
    }
  },
  { text: 'If something is wrong', pages: { troubleshooting: 'Troubleshooting' } },
  {
    text: 'Reference',
    pages: {
      fields: 'Settings and fields',
      'reference/package': 'segment-intercom-web',
      'reference/messenger': '/messenger',
      'reference/react': '/react',
      'reference/events': 'DOM events'
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
  { text: 'Project', pages: { licenses: 'Licences' } }
]
