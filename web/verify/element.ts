// Elements by name, attributes and children: text is always text, never markup, whatever a file holds.

type Child = Node | string | null
type Attributes = Readonly<Record<string, string | (() => void)>>

/** An element. An attribute that is a function is called on the event of its name. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'string') made.setAttribute(name, value)
    else made.addEventListener(name, value)
  }
  made.append(...children.filter((child) => child !== null))
  return made
}
