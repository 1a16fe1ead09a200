import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { browserSuite } from '../support/browser/suite'
import { bundlePage } from '../support/html'
import { inReadme } from './support/exampleBlocks'
import { type Installed, installPackage } from './support/installed'
import { runTool } from './support/project'

jest.setTimeout(60_000)

const suite = browserSuite()

let installed: Installed

beforeAll(() => {
  installed = installPackage()
  installed.link('@segment/analytics-next')
  installed.write('analytics.js', inReadme('subscriptions: presets').code)
  installed.write(
    'main.js',
    `import 'segment-intercom-web/intercom.global.js'
    import { analytics } from './analytics.js'
    analytics.track('Built', { revenue: '19.99' })`
  )
  installed.write('index.html', '<script type="module" src="/main.js"></script>')
}, 60_000)

afterAll(() => installed.remove())

// Not minified, because that takes webpack longer than all the rest.
const webpackMode = ['--mode', 'production', '--no-optimization-minimize']

const builds: Record<string, () => void> = {
  vite: () => {
    runTool(installed.folder, 'vite', 'build', '--outDir', 'vite', '--logLevel', 'warn')
  },
  webpack: () => {
    const output = ['--entry', './main.js', '--output-path', './webpack']
    runTool(installed.folder, 'webpack', ...output, ...webpackMode)
  },
  esbuild: () => {
    const output = ['--bundle', '--minify', '--outdir=esbuild', '--log-level=error']
    runTool(installed.folder, 'esbuild', 'main.js', ...output)
  }
}

/** Serves all that a build has made, and gives the URL of its first script. */
const serve = (folder: string): string => {
  const files = readdirSync(path.join(installed.folder, folder), {
    recursive: true,
    encoding: 'utf8'
  })
  const scripts = files.filter((name) => name.endsWith('.js'))
  const urls = scripts.map((name) =>
    suite.net.file(`/${name}`, readFileSync(path.join(installed.folder, folder, name), 'utf8'))
  )
  const first = urls.find((url) => /\/(main|index-[^/]+)\.js$/.test(url))
  if (!first) throw new Error(`The build made no entry: ${scripts.join(', ')}`)
  return first
}

describe.each(Object.keys(builds))('an app built by %s', (name) => {
  it('delivers an event in Chromium, and runs the CDN file that it only imports', async () => {
    builds[name]!()
    const url = serve(name)
    const html = bundlePage({ url: '', body: `<script type="module" src="${url}"></script>` })
    await suite.page.goto(suite.net.page('/', html))
    const event = await suite.net.waitFor(() => suite.net.events()[0])
    expect(event).toMatchObject({
      name: 'Built',
      metadata: { price: { amount: 1999, currency: 'USD' } }
    })
    expect(suite.net.pings()[0]).toMatchObject({ source: 'apiBoot', appId: 'YOUR_APP_ID' })
    const pluginName = () =>
      (window as { intercomDestination?: { pluginName: string } }).intercomDestination?.pluginName
    expect(await suite.page.evaluate(pluginName)).toBe('Intercom Web (Actions)')
    expect(suite.page.console.filter(({ type }) => type === 'pageerror')).toEqual([])
  })
})
