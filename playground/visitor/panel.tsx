import { render } from 'preact'
import { useState } from 'preact/hooks'

interface Contact {
  name: string
  events: number
}

let contact: Contact = { name: '', events: 0 }
let panel: HTMLElement | undefined

function Conversation() {
  const [messages, setMessages] = useState<string[]>([])
  const [draft, setDraft] = useState('')
  const send = (event: Event): void => {
    event.preventDefault()
    if (draft.trim()) setMessages([...messages, draft.trim()])
    setDraft('')
  }
  return (
    <>
      <div class="conversation" role="log" aria-label="Conversation" tabIndex={0}>
        {messages.length === 0 && (
          <p class="hint">No conversation yet. Nothing leaves this page.</p>
        )}
        {messages.map((message, index) => (
          <p key={index} class="message">
            {message}
          </p>
        ))}
      </div>
      <form onSubmit={send}>
        <input
          aria-label="Message"
          placeholder="Write a message…"
          value={draft}
          onInput={({ currentTarget }) => setDraft(currentTarget.value)}
        />
        <button type="submit">Send</button>
      </form>
    </>
  )
}

function Panel({ name, events }: Contact) {
  return (
    <>
      <header>
        <h3>Hello {name || 'there'}</h3>
        <p>
          {name ? 'You talk to the team as a user' : 'You talk to the team as a visitor'}, with{' '}
          {events} {events === 1 ? 'event' : 'events'}.
        </p>
      </header>
      <Conversation />
    </>
  )
}

const update = (): void => {
  if (panel) render(<Panel {...contact} />, panel)
}

/** Renders a conversation into the panel of the Messenger double. */
export function renderPanel(element: HTMLElement): void {
  panel = element
  update()
}

/** Says in the panel who the Messenger talks to. */
export function setContact(name: string, events: number): void {
  contact = { name, events }
  update()
}
