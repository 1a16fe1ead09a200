import { read } from './project'

/** A message as the source builds it; `*` stands for each part that the source fills in. */
export interface Message {
  file: string
  text: string
}

const source = module.require('./sourceMessages.cjs') as {
  fillings: (message: Message, documented: string) => string[] | undefined
  sourceFiles: () => string[]
  sourceMessages: () => Message[]
}

/** All of the source, as text. */
export const sourceText: string = source
  .sourceFiles()
  .map((file) => read(file))
  .join('\n')

/** Every message of the source. */
export const messages: Message[] = source.sourceMessages()

/** What a message has in the places of a documented one, if that documents it. */
export const { fillings } = source
