/**
 * Stands in for mapping-kit's `@liquid` directive, whose engine would outweigh all the rest of the plugin. It throws: a
 * template sent as it is would show `{{…}}` to a customer's team in Intercom.
 */
export function evaluateLiquid(): never {
  throw new Error('@liquid is not supported in the browser')
}

/** Stands in for what Segment's app asks of a template, and nobody asks in a browser. */
export const getLiquidKeys = evaluateLiquid
