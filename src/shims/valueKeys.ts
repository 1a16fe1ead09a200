/**
 * Replaces the question by which mapping-kit gives its statistics to `@liquid` and to no other directive. We give it none,
 * so that every answer has the same effect, and this one costs nothing.
 */
export const isLiquidDirective = (): boolean => false
