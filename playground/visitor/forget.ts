const isOurs = (name: string): boolean => /^(ajs_|intercom-)/.test(name)

/** Removes what Analytics.js and the Messenger have kept of an earlier visit. */
export function forgetEverybody(): void {
  for (const key of Object.keys(localStorage)) if (isOurs(key)) localStorage.removeItem(key)
  for (const cookie of document.cookie.split('; ')) {
    const [name = ''] = cookie.split('=')
    if (isOurs(name)) document.cookie = `${name}=; path=/; max-age=0`
  }
}
