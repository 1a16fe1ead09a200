/**
 * Stands in for mapping-kit's `@liquid` directive, whose engine would outweigh all the rest of the plugin. It gives
 * nothing: plugin/mappings leaves out the fields that need it before any event comes.
 */
export const evaluateLiquid = (): void => undefined

/** Stands in for what the Segment app asks of a template, and nobody asks in a browser. */
export const getLiquidKeys = evaluateLiquid
