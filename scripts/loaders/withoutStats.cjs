// The statistics that mapping-kit hands on from one function to the next, and notes in each of them what field it is at.
const HANDED_ON = /, statsContext(?=\))/g
const NOTED =
  /let originalTags = \[\];|const statsTagsExist = [^;]*;|if \(statsTagsExist\) \{[^]*?\n\s*\}/g

// One directive gets them, and no other.
const FOR_LIQUID = /if \(name === '@liquid'\) \{[^}]*\}/

/** A loader for webpack that takes out mapping-kit's statistics: a browser has none, and we give it none. */
module.exports = (source) =>
  source.replace(HANDED_ON, '').replace(NOTED, '').replace(FOR_LIQUID, '')
