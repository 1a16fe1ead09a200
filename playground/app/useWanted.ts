import { useEffect, useState } from 'preact/hooks'

/** The field that somebody wants to see: the page scrolls to it and focuses it as soon as it is there. */
export function useWanted(): [wanted: string | undefined, want: (field: string) => void] {
  const [wanted, setWanted] = useState<string>()
  useEffect(() => {
    const field = wanted && document.querySelector<HTMLElement>(`[data-field="${wanted}"]`)
    if (!field) return
    field.scrollIntoView({ block: 'center' })
    field.querySelector<HTMLElement>('[contenteditable], input, select')?.focus()
    setWanted(undefined)
  })
  return [wanted, setWanted]
}
