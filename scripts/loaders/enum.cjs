// What TypeScript makes of "export enum Name { Key = 'value' }".
const ENUM = /export var (\w+);\s*\(function \(\1\) \{([\s\S]*?)\}\)\(\1 \|\| \(\1 = \{\}\)\);/g
const MEMBER = /\["(\w+)"\] = ("[^"]*");/g

/** A loader for webpack that writes an enum of texts as an object, whose values the minifier can put in their places. */
module.exports = (source) =>
  source.replace(ENUM, (_, name, body) => {
    const members = Array.from(body.matchAll(MEMBER), ([, key, value]) => `${key}: ${value}`)
    return `export const ${name} = { ${members.join(', ')} };`
  })
