import { CopyButton } from '../ui/Code'

interface Props {
  /** The link that shares what is on the page. */
  link: () => string
  undoes: string | undefined
  onUndo: () => void
  /** Whether the page sends to a real workspace. */
  isReal: boolean
  onWorkspace: () => void
}

const PACKAGE = 'https://www.npmjs.com/package/segment-intercom-web'

// Set by the build, from the environment variable of this name.
declare const DOCS_URL: string

const steps = ['Paste an event', 'Map it', 'See what arrives']

/** The page's question, its steps, and its links and buttons. */
export function Header({ link, undoes, onUndo, isReal, onWorkspace }: Props) {
  return (
    <header class="top">
      <div class="question">
        <h1>What does Intercom get from my Segment event?</h1>
        <ol class="steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
          <li class={isReal ? 'privacy real' : 'privacy'}>
            {isReal ? 'Data leaves this browser for your workspace' : 'Nothing leaves this browser'}
          </li>
        </ol>
      </div>
      <nav aria-label="More">
        <a href={`${PACKAGE}#readme`}>Use it on your site</a>
        <a href={DOCS_URL || `${PACKAGE}#readme`}>Docs</a>
        <a href={PACKAGE}>Package</a>
      </nav>
      <div class="tools">
        <button type="button" onClick={onWorkspace}>
          Your own workspace
        </button>
        <button
          type="button"
          disabled={undoes === undefined}
          title={undoes === undefined ? 'Nothing to undo' : `Undo: ${undoes} (Ctrl/Cmd+Z)`}
          onClick={onUndo}
        >
          Undo
        </button>
        <CopyButton name="Copy link" text={link} />
      </div>
    </header>
  )
}

/** What is wrong with the page or with the link that led to it. */
export function Banners({ problems }: { problems: (string | undefined)[] }) {
  const all = problems.filter((problem) => problem !== undefined)
  return (
    <>
      {all.map((problem) => (
        <p key={problem} class="banner" role="alert">
          {problem}
        </p>
      ))}
    </>
  )
}
