// An enum of texts as TypeScript writes it: var X; (function (X) { X["A"] = "a"; })(X || (X = {}));
const ENUM =
  /var (\w+);\s*\(function \(\1\) \{\s*((?:\1\["\w+"\] = "[^"\\]*";\s*)+)\}\)\(\1 \|\| \(\1 = \{\}\)\);/g

const MEMBER = /\w+\["(\w+)"\] = ("[^"\\]*");/g

/** A loader for webpack that makes an enum of Segment's an object literal, whose texts the minifier then puts in place. */
module.exports = (source) =>
  source.replace(ENUM, (_, name, members) => {
    const entries = [...members.matchAll(MEMBER)].map(([, key, text]) => `${key}: ${text}`)
    return `const ${name} = { ${entries.join(', ')} };`
  })
