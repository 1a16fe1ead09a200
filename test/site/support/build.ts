import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { base, folder } from './site'

/** Builds the site for a path of its own, once for all test files. */
export default function build(): void {
  const out = path.relative(process.cwd(), folder)
  execFileSync('npm', ['--prefix', 'docs', 'run', 'build', '--', '--base', base, '--out', out], {
    stdio: ['ignore', 'ignore', 'inherit']
  })
}
