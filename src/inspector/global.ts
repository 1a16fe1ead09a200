import { openInspector } from '.'

/** The file that a page, a bookmarklet or a line in the console adds. It opens the inspector by itself. */
const { playground } = (document.currentScript as HTMLScriptElement | null)?.dataset ?? {}

openInspector({ playground })
