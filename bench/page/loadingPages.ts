/** The pages to compare: without the plugin, and with each value of its setting `loadOn`. */
export const LOADING = ['noPlugin', 'load', 'idle', 'interaction'] as const
