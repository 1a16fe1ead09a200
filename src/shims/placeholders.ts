import { render as renderBySegment } from '@segment/actions-core/mapping-kit/placeholders'

// Mapping-kit's patterns take the square of the length for text of many braces. No template is so long.
const MAX_LENGTH = 10_000

/**
 * Stands in for mapping-kit's `render`, which also reads placeholders in the values that it has put in. This one hands it each
 * `{{{placeholder}}}` alone, with two braces, and what lies between them, so that a value stays as it is.
 */
export function render(template: string, data: object): string {
  if (template.length > MAX_LENGTH) throw new Error('@template')
  return template
    .split(/\{\{\{([^}]+)\}\}\}/)
    .map((part, index) => renderBySegment(index % 2 === 1 ? `{{${part}}}` : part, data))
    .join('')
}
