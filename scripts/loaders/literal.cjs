/**
 * A loader for webpack that runs a module at build time and puts what it exports in its place, as literals. Bundlers drop
 * a literal that nobody imports. They keep a call or a spread, which could have side effects.
 */
module.exports.pitch = async function (request) {
  const exported = await this.importModule(`!!${request}`)
  return Object.entries(exported)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
    .join('\n')
}
