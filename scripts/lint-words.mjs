/** `node scripts/lint-words.mjs [file…]` checks the style of documents and comments. It is a part of `npm run lint`. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { VFile } from 'vfile'
import { reporter } from 'vfile-reporter'
import { toComments } from './words/comments.mjs'
import { checkProse } from './words/prose.mjs'

const CHECKED =
  /^(?:.*\.md|(?:src|test|playground|scripts|bench|docs\/\.vitepress)\/.*\.(?:tsx?|[cm]?js))$/

const listFiles = () =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
    .split('\n')
    .filter((name) => CHECKED.test(name) && existsSync(name))

/** Checks a comment by itself and says of the file what it finds. */
async function checkComment(lines, file) {
  const comment = new VFile(lines.map(({ text }) => text).join('\n'))
  await checkProse(comment)
  for (const { reason, line, column, source, ruleId } of comment.messages) {
    const start = lines[line - 1]
    file.message(reason, {
      place: { line: start.line, column: start.column + column },
      source,
      ruleId
    })
  }
}

async function check(name) {
  const file = new VFile({ path: name, value: await readFile(name, 'utf8') })
  if (name.endsWith('.md')) await checkProse(file)
  else for (const lines of toComments(String(file), name)) await checkComment(lines, file)
  for (const message of file.messages) message.fatal = true
  return file
}

const names = process.argv.slice(2)
const files = await Promise.all((names.length > 0 ? names : listFiles()).map(check))
console.log(reporter(files, { quiet: true }))
if (files.some(({ messages }) => messages.length > 0)) process.exitCode = 1
