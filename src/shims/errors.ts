/**
 * Stands in for the class of the package `aggregate-error`, which would add a kilobyte to what a visitor downloads.
 * In it, mapping-kit collects what is wrong with a mapping. The first mistake is enough to leave a mapping out.
 */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class -- mapping-kit calls it by `throw new`
export default class AggregateError {
  constructor([first]: [Error]) {
    throw first
  }
}

/** Stands in for the class of the package `ts-custom-error`, which repairs what ES5 does to subclasses of Error. */
export const CustomError = Error
