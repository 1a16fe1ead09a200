import { context } from 'esbuild'

/** Serves the files of `folder` on this machine only. Rejects if the port is taken. */
export async function servePlayground(folder, port) {
  const files = await context({ logLevel: 'silent' })
  try {
    const served = await files.serve({ servedir: folder, host: 'localhost', port })
    return { url: `http://localhost:${served.port}`, close: () => files.dispose() }
  } catch (error) {
    await files.dispose()
    throw error
  }
}
