/**
 * Stands in for the class of the package `aggregate-error`, which would add a kilobyte to what a visitor downloads.
 * Mapping-kit throws it with all that is wrong with a mapping.
 */
export default class AggregateError extends Error {
  private readonly errors: Error[]

  constructor(errors: Error[]) {
    super(errors.map(({ message }) => message).join(' '))
    this.errors = errors
  }

  /** Mapping-kit spreads the errors of a mapping inside of another one. */
  *[Symbol.iterator](): Iterator<Error> {
    yield* this.errors
  }
}

/** Stands in for the class of the package `ts-custom-error`, which repairs what ES5 does to subclasses of Error. */
export const CustomError = Error
