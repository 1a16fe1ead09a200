import { getShared } from './useShared'

/** Bundles a page's entry module, given as text, into a plain script. Imports resolve from the project's root or an alias. */
export const bundleEntry = async (
  source: string,
  alias?: Record<string, string>
): Promise<string> => (await getShared()).bundle(source, alias)
