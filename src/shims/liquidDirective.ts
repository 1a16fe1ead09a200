/**
 * Stands in for mapping-kit's `@liquid` directive, whose engine would outweigh all the rest of the plugin. It gives
 * nothing: plugin/mappings leaves out the fields that need it before any event comes.
 */
export const evaluateLiquid = (): void => undefined

/** Stands in for what mapping-kit asks to count the time of the engine. */
export const isLiquidDirective = evaluateLiquid
