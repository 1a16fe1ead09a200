import { readdirSync } from 'node:fs'
import path from 'node:path'
import { poll } from '../../support/browser/poll'
import { browserSuite } from '../../support/browser/suite'

const folder = path.resolve(__dirname, '../../../playground/dist')
const folderOnHost = '/tools/intercom/'

const selector = (role: string, name: string): string =>
  `::-p-aria([name="${name}"][role="${role}"])`

// These run in the page, sent as text.
const textOf = (name: string): string | undefined => {
  const labelOf = (element: Element): string | null =>
    element.getAttribute('aria-label') ??
    document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent ??
    null
  const found = [
    ...document.querySelectorAll<HTMLElement>('section, [role=group], [role=status]')
  ].find((element) => labelOf(element) === name)
  return found?.innerText
}

// As a person would do who finds it behind the bar that sticks to the bottom.
const scrollToName = (name: string): void =>
  document.querySelector(`[aria-label="${CSS.escape(name)}"]`)?.scrollIntoView({ block: 'center' })

const replaceText = (text: string): void => {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else edits as a person does
  const edit = (command: string, value?: string) => document.execCommand(command, false, value)
  edit('selectAll')
  edit('insertText', text)
}

const chooseOption = (name: string, option: string): boolean => {
  const select = document.querySelector<HTMLSelectElement>(`select[aria-label="${name}"]`)
  // Some have their options once they have focus.
  select?.focus()
  const found = [...(select?.options ?? [])].find(({ text }) => text === option)
  if (!select || !found) return false
  select.value = found.value
  return select.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Gives each test a browser page for the playground as it was built last, with everything by its role and name. */
export function playgroundSuite() {
  const suite = browserSuite()
  beforeEach(() => suite.page.puppeteer().setViewport({ width: 1440, height: 900 }))

  const serve = (): void => {
    for (const name of readdirSync(folder))
      suite.net.file(folderOnHost + name, { file: path.join(folder, name) })
    suite.net.file(
      folderOnHost,
      { file: path.join(folder, 'index.html') },
      { 'content-type': 'text/html; charset=utf-8' }
    )
  }

  const fillAs =
    (role: string) =>
    async (name: string, text: string): Promise<void> => {
      await press(role, name)
      await suite.page.evaluate(replaceText, text)
    }

  const press = async (role: string, name: string): Promise<void> => {
    const find = async (): Promise<boolean> => {
      await suite.page.evaluate(scrollToName, name)
      await suite.page.click(selector(role, name))
      return true
    }
    await poll(find, `${role} "${name}"`)
  }

  const paste = (text: string): Promise<void> =>
    suite.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', pasted)
      document
        .querySelector('.paste textarea')
        ?.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true })
        )
    }, text)

  /** Opens the static build below a path of a web host, with the fragment of a link. */
  const open = async (fragment = ''): Promise<void> => {
    serve()
    await suite.page.goto(suite.net.origin + folderOnHost + fragment)
  }

  return {
    suite,
    open,
    /** Opens it with what a tab shows beside it. */
    openTab: async (tab: string, fragment?: string) => {
      await open(fragment)
      await press('tab', tab)
    },
    press,
    paste,
    /** Replaces the text of a field or an editor. */
    fill: fillAs('textbox'),
    choose: async (name: string, option: string) => {
      await suite.page.waitFor(chooseOption, name, option)
    },
    /** The text of a region, or of a group in it. */
    read: async (name: string) => (await suite.page.evaluate(textOf, name)) ?? '',
    /** Waits until the text of a region matches, and gives the text. */
    see: async (name: string, pattern: RegExp) => {
      let text: string | undefined
      const isSeen = async (): Promise<boolean> => {
        text = await suite.page.evaluate(textOf, name)
        return pattern.test(text ?? '')
      }
      await poll(isSeen, 'it').catch(() => {
        throw new Error(`${String(pattern)} is not in ${name}, which says:\n${text}`)
      })
      return text ?? ''
    }
  }
}
