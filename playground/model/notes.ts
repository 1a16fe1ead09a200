const NOTE = /^[\w ]+ "(.*)": (.*)$/s

/** The key that a note of the plugin is about; '' if it is about none. */
export const keyOfNote = (note: string): string => NOTE.exec(note)?.[1] ?? ''

/** What a note of the plugin says of its key. */
export const reasonOfNote = (note: string): string => NOTE.exec(note)?.[2] ?? note
