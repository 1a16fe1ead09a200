// What TypeScript makes of `a?.b` and of `a ?? b` for browsers older than ours.
const CHAIN = /\b(\w+) === null \|\| \1 === void 0 \? void 0 : \1\.(\w+)/g
const DEFAULT = /\((_\w+) = ([\w.]+)\) !== null && \1 !== void 0 \? \1 : /g

/** A loader for webpack that writes them as Segment did. */
module.exports = (source) => source.replace(CHAIN, '$1?.$2').replace(DEFAULT, '$2 ?? ')
