import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

type Node = ReturnType<typeof syntaxTree>['topNode']

const textOf = (state: EditorState, { from, to }: { from: number; to: number }): string =>
  state.sliceDoc(from, to)

const nameOf = (state: EditorState, property: Node): string | undefined => {
  const name = property.getChild('PropertyName')
  try {
    return name ? (JSON.parse(textOf(state, name)) as string) : undefined
  } catch {
    return undefined
  }
}

const valueOf = (property: Node): Node | undefined => property.lastChild ?? undefined

/** The keys that lead to a position of a JSON text. */
export function keysAt(state: EditorState, position: number): string[] {
  const keys: string[] = []
  for (
    let node: Node | null = syntaxTree(state).resolveInner(position, 1);
    node;
    node = node.parent
  )
    if (node.name === 'Property') keys.unshift(nameOf(state, node) ?? '')
  return keys
}

/** The position of the property that the keys lead to; undefined if the text has none. */
export function rangeOf(
  state: EditorState,
  keys: readonly string[]
): { from: number; to: number } | undefined {
  let container = syntaxTree(state).topNode.firstChild ?? undefined
  let found: Node | undefined
  for (const key of keys) {
    found = container?.getChildren('Property').find((property) => nameOf(state, property) === key)
    if (!found) return undefined
    container = valueOf(found)
  }
  return found && { from: found.from, to: found.to }
}

/** The position of the name of the property that the keys lead to. */
export function nameRangeOf(state: EditorState, keys: readonly string[]) {
  const range = rangeOf(state, keys)
  const node = range && syntaxTree(state).resolveInner(range.from, 1)
  return node?.name === 'PropertyName' ? { from: node.from, to: node.to } : undefined
}
