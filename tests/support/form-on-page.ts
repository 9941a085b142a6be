/** A field as a browser finds it on a page: what it would send, and what else could be chosen. */
export type FieldOnPage = { name: string; kind: string; values: string[]; choices: string[] }
/** A button as it reads, and what it sends where. */
type ButtonOnPage = { text: string; name: string | undefined; value: string; action: string | null }
export type FormOnPage = {
  action: string
  multipart: boolean
  fields: FieldOnPage[]
  /** The buttons that send a name of their own. */
  buttons: FieldOnPage[]
  presses: ButtonOnPage[]
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
export const unescaped = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name]!)

function attributesOf(tag: string): Record<string, string> {
  const pairs = [...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)]
  return Object.fromEntries(pairs.map(([, name, value]) => [name!, unescaped(value ?? '')]))
}

/** All forms of a page that are posted. */
export function formsOn(html: string): FormOnPage[] {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
  return forms.flatMap(([, tag, inside]) => {
    const { method, action = '', enctype } = attributesOf(tag!)
    if (method?.toLowerCase() !== 'post') return []
    const fields = new Map<string, FieldOnPage>()
    const add = (name: string | undefined, kind: string, values: string[], choices: string[] = values) => {
      if (!name) return
      const field = fields.get(name) ?? { name, kind, values: [], choices: [] }
      field.values.push(...values)
      field.choices.push(...choices)
      fields.set(name, field)
    }
    const buttons: FieldOnPage[] = []
    const presses = [...inside!.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(
      ([, tag, content]) => {
        const { name, value = '', formaction = null } = attributesOf(tag!)
        return {
          text: unescaped(content!.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')).trim(),
          name,
          value,
          action: formaction,
        }
      },
    )
    const controls = /<(input|button)\b([^>]*)>|<(textarea|select)\b([^>]*)>([\s\S]*?)<\/\3>/g
    for (const [, single, singleTag, double, doubleTag, content] of inside!.matchAll(controls)) {
      const given = attributesOf(singleTag ?? doubleTag ?? '')
      const { name, type = 'text', value = '' } = given
      if (single === 'button') {
        if (name) buttons.push({ name, kind: 'button', values: [value], choices: [value] })
      } else if (double === 'textarea') add(name, 'textarea', [unescaped(content!.replace(/^\n/, ''))])
      else if (double === 'select') {
        const options = [...content!.matchAll(/<option\b([^>]*)>/g)].map(([, option]) =>
          attributesOf(option!),
        )
        const chosen = options.find((option) => 'selected' in option) ?? options[0]
        add(
          name,
          'select',
          chosen ? [chosen.value ?? ''] : [],
          options.map((option) => option.value ?? ''),
        )
      } else if (type === 'checkbox' || type === 'radio') {
        add(name, type, 'checked' in given ? [value] : [], [value])
      } else add(name, type, type === 'file' ? [] : [value])
    }
    return [
      {
        action: unescaped(action),
        multipart: enctype === 'multipart/form-data',
        fields: [...fields.values()],
        buttons,
        presses,
      },
    ]
  })
}

/** The form of a page that is sent to this address. */
export const formFor = (html: string, path: string): FormOnPage | null =>
  formsOn(html).find(({ action }) => action.split('?')[0] === path) ?? null

/** What a browser sends of a form in which nothing was changed. */
export const asSent = ({ fields }: FormOnPage): [string, string][] =>
  fields.flatMap(({ name, values }) => values.map((value): [string, string] => [name, value]))
