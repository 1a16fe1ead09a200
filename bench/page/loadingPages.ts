/** The pages that are compared: without the plugin, and with it by its setting `loadOn`. */
export const LOADING = ['noPlugin', 'load', 'idle', 'interaction'] as const
