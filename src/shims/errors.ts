/**
 * Stands in for the class of the package `aggregate-error`, with which mapping-kit collects what is wrong with a mapping:
 * the package's own makes texts of call stacks, which nobody here reads, at a kilobyte of what a visitor downloads.
 */
export default class AggregateError extends Error {
  constructor(private readonly errors: Error[]) {
    super(errors.map(({ message }) => message).join('\n'))
  }

  [Symbol.iterator](): Iterator<Error> {
    return this.errors[Symbol.iterator]()
  }
}

/** Stands in for the class of the package `ts-custom-error`, which repairs what ES5 does to subclasses of Error. */
export class CustomError extends Error {}
