import { filesOf } from './blocks.mjs'

const frameworks = 'docs/frameworks.md'

const shared = await filesOf(frameworks, 'The module that all of them share')

const html = (entry) =>
  `<!doctype html><html lang="en"><body><div id="root"></div><div id="app"></div>
<script type="module" src="/${entry}"></script></body></html>`

const viteConfig = (plugin, name) =>
  `import ${name} from '${plugin}'\nexport default { plugins: [${name}()] }\n`

/**
 * A minimal app of each framework: what npm installs, the files besides those of the documents, the build, and the folder
 * that the browser's files are in afterwards.
 */
export const apps = {
  react: {
    packages: ['react', 'react-dom', 'vite', '@vitejs/plugin-react'],
    files: {
      ...shared,
      ...(await filesOf(frameworks, 'React')),
      'index.html': html('main.jsx'),
      'vite.config.js': viteConfig('@vitejs/plugin-react', 'react')
    },
    build: ['vite', 'build'],
    output: 'dist'
  },
  next: {
    packages: ['next', 'react', 'react-dom'],
    files: {
      ...shared,
      ...(await filesOf(frameworks, 'Next.js (App Router)')),
      'next.config.mjs': 'export default { cacheComponents: true, devIndicators: false }\n',
      'app/page.jsx': 'export default function Page() {\n  return <h1>Home</h1>\n}\n',
      // A dynamic route: the build doesn't know its path.
      'app/posts/[id]/page.jsx': `import { Suspense } from 'react'
async function Post({ params }) {
  const { id } = await params
  return <h1>{id}</h1>
}
export default function Page({ params }) {
  return (
    <Suspense>
      <Post params={params} />
    </Suspense>
  )
}
`
    },
    build: ['next', 'build'],
    output: '.next/static'
  },
  vue: {
    packages: ['vue', 'vue-router', 'vite', '@vitejs/plugin-vue'],
    files: {
      ...shared,
      ...(await filesOf(frameworks, 'Vue')),
      'App.vue': '<template><router-view /></template>\n',
      'routes.js':
        "import { h } from 'vue'\nexport const routes = [{ path: '/', component: () => h('h1', 'Home') }]\n",
      'index.html': html('main.js'),
      'vite.config.js': viteConfig('@vitejs/plugin-vue', 'vue')
    },
    build: ['vite', 'build'],
    output: 'dist'
  },
  nuxt: {
    packages: ['nuxt', 'vue', 'vue-router'],
    files: {
      ...(await filesOf('docs/recipes/nuxt.md')),
      'nuxt.config.ts': 'export default defineNuxtConfig({ telemetry: false })\n',
      'app/app.vue': '<template><NuxtPage /></template>\n',
      'app/pages/index.vue': '<template><TrackButton /></template>\n',
      'app/pages/posts/[id].vue': '<template><h1>{{ $route.params.id }}</h1></template>\n'
    },
    build: ['nuxt', 'build'],
    output: '.output/public'
  },
  svelte: {
    packages: ['svelte', '@sveltejs/kit', '@sveltejs/vite-plugin-svelte', 'vite'],
    files: {
      'src/lib/analytics.js': shared['analytics.js'],
      ...(await filesOf(frameworks, 'Svelte')),
      'src/routes/+page.svelte': '<h1>Home</h1>\n',
      'src/routes/posts/[id]/+page.svelte':
        "<script>\n  import { page } from '$app/state'\n</script>\n\n<h1>{page.params.id}</h1>\n",
      'src/app.html':
        '<!doctype html><html lang="en"><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>\n',
      'svelte.config.js': 'export default {}\n',
      'vite.config.js':
        "import { sveltekit } from '@sveltejs/kit/vite'\nexport default { plugins: [sveltekit()] }\n"
    },
    build: ['vite', 'build'],
    output: '.svelte-kit/output/client'
  },
  angular: {
    packages: [
      ...['core', 'common', 'compiler', 'platform-browser', 'router'].map((n) => `@angular/${n}`),
      ...[
        '@angular/build',
        '@angular/cli',
        '@angular/compiler-cli',
        'rxjs',
        'tslib',
        'typescript@5.9'
      ]
    ],
    files: {
      ...(await filesOf('docs/recipes/angular.md')),
      'src/app/app.ts': `import { Component } from '@angular/core'
import { RouterOutlet } from '@angular/router'
@Component({ selector: 'app-root', imports: [RouterOutlet], template: '<router-outlet />' })
export class App {}
`,
      'src/app/app.routes.ts':
        "import type { Routes } from '@angular/router'\nexport const routes: Routes = []\n",
      'src/index.html':
        '<!doctype html><html lang="en"><head><base href="/"></head><body><app-root></app-root></body></html>\n',
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          ...{ strict: true, skipLibCheck: true, isolatedModules: true, target: 'ES2022' },
          ...{ module: 'preserve', moduleResolution: 'bundler', experimentalDecorators: true }
        },
        files: ['src/main.ts']
      }),
      'angular.json': JSON.stringify({
        version: 1,
        cli: { analytics: false },
        projects: {
          app: {
            projectType: 'application',
            root: '',
            sourceRoot: 'src',
            architect: {
              build: {
                builder: '@angular/build:application',
                options: {
                  ...{ browser: 'src/main.ts', index: 'src/index.html', outputPath: 'dist' },
                  ...{ tsConfig: 'tsconfig.json', outputHashing: 'none' }
                }
              }
            }
          }
        }
      })
    },
    build: ['ng', 'build'],
    output: 'dist/browser'
  }
}
