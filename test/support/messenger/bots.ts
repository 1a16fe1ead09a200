const botPattern = /bot|googlebot|crawler|spider|robot|crawling|facebookexternalhit/i

/** Bots never get a real Messenger: the stub stays. */
export const isBot = (userAgent: string) => botPattern.test(userAgent)
