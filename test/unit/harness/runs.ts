const { FUZZ_RUNS, FUZZ_SEED, FUZZ_PATH } = process.env

/**
 * How fast-check runs: `usual` times, always from the same seed. `npm run fuzz` and `npm run simulate` run it more often, each
 * time from another seed, or from the seed and the path that a failure has printed.
 */
export const runs = (usual: number): { numRuns: number; seed?: number; path?: string } =>
  FUZZ_RUNS === undefined
    ? { numRuns: usual, seed: 1 }
    : {
        numRuns: Number(FUZZ_RUNS),
        ...(FUZZ_SEED && { seed: Number(FUZZ_SEED) }),
        ...(FUZZ_PATH && { path: FUZZ_PATH })
      }
