/**
 * A loader for webpack that runs a module while it is built and puts what it exports in its place, as literals: bundlers
 * drop a literal that nobody imports, but keep a call or a spread, which could have side effects.
 */
module.exports.pitch = async function (request) {
  const exported = await this.importModule(`!!${request}`)
  return Object.entries(exported)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
    .join('\n')
}
