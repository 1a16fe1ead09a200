/** Sends a command to a driver and settles with its answer; rejects with what the driver says went wrong. */
export type SendCommand = <Answer>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
  timeoutMs?: number
) => Promise<Answer>

const defaultTimeoutMs = 30_000

/** A client of the WebDriver protocol for the commands under a URL. https://www.w3.org/TR/webdriver2/ */
export function webDriver(url: string): SendCommand {
  return async (method, path, body, timeoutMs = defaultTimeoutMs) => {
    const response = await fetch(url + path, {
      method,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs)
    })
    const { value } = (await response.json()) as { value: { error: string; message: string } }
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`)
    return value as never
  }
}
