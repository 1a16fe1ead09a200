import { CopyButton } from '../ui/Code'

interface Props {
  isWide: boolean
  /** The link that shares what is on the page. */
  link: () => string
  undoes: string | undefined
  onUndo: () => void
  /** Whether the page sends to a real workspace. */
  isReal: boolean
  onWorkspace: () => void
}

// Set by the build, from the environment variables of these names. A page that does not exist has no link.
declare const DOCS_URL: string
declare const PACKAGE_URL: string

const links = [
  ...(DOCS_URL
    ? [
        { name: 'Use it on your site', url: `${DOCS_URL}options/snippet.html` },
        { name: 'Docs', url: DOCS_URL }
      ]
    : []),
  ...(PACKAGE_URL ? [{ name: 'Package', url: PACKAGE_URL }] : [])
]

/** The page's question, who gets the data, and the links and buttons of the whole page. */
export function Header({ isWide, link, undoes, onUndo, isReal, onWorkspace }: Props) {
  const copy = <CopyButton name="Copy link" text={link} />
  const more = (
    <>
      {links.length > 0 && (
        <nav aria-label="More">
          {links.map(({ name, url }) => (
            <a key={name} href={url}>
              {name}
            </a>
          ))}
        </nav>
      )}
      <button
        type="button"
        title="Send to your Intercom workspace, with the real Messenger"
        onClick={onWorkspace}
      >
        Your own workspace
      </button>
    </>
  )
  return (
    <header class="top">
      <h1>
        What does Intercom get
        <span class={isWide ? '' : 'sr-only'}> from my Segment event</span>?
      </h1>
      {(isWide || isReal) && (
        <p class={isReal ? 'privacy real' : 'privacy'}>
          {isReal ? 'Data leaves this browser for your workspace' : 'Nothing leaves this browser'}
        </p>
      )}
      <div class="tools">
        {isWide && more}
        <button
          type="button"
          disabled={undoes === undefined}
          title={undoes === undefined ? 'Nothing to undo' : `Undo: ${undoes} (Ctrl/Cmd+Z)`}
          onClick={onUndo}
        >
          Undo
        </button>
        {isWide && copy}
        {!isWide && (
          <details class="menu">
            <summary aria-label="More">⋯</summary>
            <div>
              {copy}
              {more}
            </div>
          </details>
        )}
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
