/** `value` as JSON. An old Prototype.js would make text of each list in it, by an `Array.prototype.toJSON` of its own. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key) {
    return this[key]
  })
