/** A loader for webpack: takes the messages out of mapping-kit's errors. Nobody sees them, because they can quote a value. */
module.exports = (source) => source.replace(/throw new Error\(.*\)/g, 'throw new Error()')
