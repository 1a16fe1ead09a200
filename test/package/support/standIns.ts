import path from 'node:path'
import type { Plugin } from 'esbuild'
import { inProject } from './project'

// As much of each framework as the documents use; what they say of our package and of Analytics.js is real.
const sources: Record<string, string> = {
  vue: `
    export const createApp = () => ({ use() { return this }, mount() {} })
    export const ref = (value) => ({ value })
    export const onUnmounted = () => {}`,
  svelte: `export const onMount = (then) => then()`,
  'vue-router': `
    export const createWebHistory = () => ({})
    export const createRouter = () => ({ afterEach: (then) => then() })`,
  './App.vue': `export default {}`,
  './routes': `export const routes = []`,
  'next/navigation': `export const usePathname = () => location.pathname`,
  '$app/navigation': `export const afterNavigate = (then) => then()`,
  '@angular/core': `
    export const inject = (token) => new token()
    export const provideEnvironmentInitializer = (run) => run`,
  '@angular/router': `
    export class NavigationEnd {}
    export class Router {
      events = { subscribe: (then) => then(new NavigationEnd()) }
    }
    export const provideRouter = () => () => {}`,
  '@angular/platform-browser': `
    export const bootstrapApplication = async (app, { providers }) =>
      providers.forEach((run) => run())`,
  './app/app': `export class App {}`,
  './app/app.routes': `export const routes = []`
}

/** What Nuxt imports for its users. */
export const importedByItself = `
  globalThis.useRouter = () => ({ afterEach: (then) => then() })
  globalThis.defineNuxtPlugin = (setup) => setup();`

const reacts: Record<string, string> = {
  react: 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime'
}

/** Stands in for the frameworks in blocks of the documents; React is Preact there. */
export const frameworks: Plugin = {
  name: 'frameworks',
  setup({ onResolve, onLoad, resolve }) {
    // SvelteKit's users put the module there that all frameworks share.
    onResolve({ filter: /^\.\.\/lib\/analytics$/ }, ({ kind, resolveDir }) =>
      resolve('../../analytics', { resolveDir, kind })
    )
    onResolve({ filter: /.*/ }, ({ path: name, kind }) => {
      const react = reacts[name]
      if (react) return resolve(react, { resolveDir: inProject(), kind })
      return name in sources ? { path: name, namespace: 'frameworks' } : undefined
    })
    onLoad({ filter: /.*/, namespace: 'frameworks' }, ({ path: name }) => ({
      contents: sources[name] ?? ''
    }))
    // Of a Svelte component, what its script element has in it.
    onLoad({ filter: /\.svelte$/ }, async ({ path: file }) => {
      const { readFile } = await import('node:fs/promises')
      const [, script = ''] =
        /<script>([\s\S]*?)<\/script>/.exec(await readFile(file, 'utf8')) ?? []
      return {
        contents: `const $props = () => ({}), $state = (value) => value;${script}`,
        resolveDir: path.dirname(file),
        loader: 'js'
      }
    })
  }
}
