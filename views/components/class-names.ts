/** The class attribute: a fixed name and those that hold now. */
export const classNames = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(' ')
