import { execFileSync } from 'node:child_process'
import path from 'node:path'

/** The site's path on its host: not the root, so that a link that forgets it leads nowhere. */
export const base = '/tools/site/'

/** Where it is built. */
export const folder = path.resolve(__dirname, '../../coverage/site')

/** Builds the site for a path of its own, once for all test files. */
export default function build(): void {
  const out = path.relative(process.cwd(), folder)
  execFileSync('npm', ['--prefix', 'docs', 'run', 'build', '--', '--base', base, '--out', out], {
    stdio: ['ignore', 'ignore', 'inherit']
  })
}
