// The verifier's page: takes a file, works it out on this device, and says what holds or the first thing that does not.
import { element } from './element.ts'
import { logLists, peopleList } from './lines.ts'
import { type Read, readFile } from './read.ts'
import { type Language, namesOf, namesOfLine, type Say, sayIn } from './say.ts'
import { shownText } from './shown-text.ts'
import { lineVerdict, logbookVerdict } from './verdict.ts'

let language: Language = navigator.language.startsWith('en') ? 'en' : 'nl'
/** What was read last, and whether the server's key was given with it. */
let shown: { read: Read; compared: boolean } | null = null

const page = document.getElementById('page') ?? document.body
const result = element('div', { class: 'result' })
const key = element('input', { id: 'vkey', type: 'text', autocomplete: 'off', spellcheck: 'false' })
const file = element('input', {
  id: 'file',
  type: 'file',
  accept: '.json,application/json',
  change: () => void chosen(),
})

async function chosen(): Promise<void> {
  const [one] = file.files ?? []
  if (one) await check(one)
}

async function check(one: File): Promise<void> {
  const { text } = sayIn(language)
  result.replaceChildren(element('p', { class: 'busy', role: 'status' }, text.busy(one.name)))
  const bytes = new Uint8Array(await one.arrayBuffer())
  // The words are drawn before the work begins, which holds this page up until it is done.
  await new Promise((drawn) => setTimeout(drawn, 50))
  shown = { read: readFile(bytes, key.value), compared: key.value.trim() !== '' }
  show()
  result.querySelector<HTMLElement>('[data-verdict]')?.focus()
  file.value = ''
}

function show(): void {
  const say = sayIn(language)
  result.replaceChildren(...(shown === null ? [] : resultOf(shown.read, shown.compared, say)))
}

function resultOf(read: Read, compared: boolean, say: Say): Node[] {
  switch (read.is) {
    case 'neither':
      return [
        element(
          'section',
          { class: 'verdict no', 'data-verdict': 'neither', role: 'status', tabindex: '-1' },
          element('h2', {}, say.text.neither),
          element('p', {}, say.text.neitherWords),
        ),
      ]
    case 'line': {
      const names = namesOfLine(read.report, say)
      const { content } = read.report
      return [
        lineVerdict(read.report, names, say, compared),
        ...(content === null ? [] : [shownText(content.text, say)]),
        peopleList(names, say),
      ]
    }
    case 'logbook': {
      const names = namesOf(read.report, say)
      return [
        logbookVerdict(read.report, names, say, compared),
        logLists(read.report, names, say),
        peopleList(names, say),
      ]
    }
    default:
      return read satisfies never
  }
}

function draw(): void {
  const { text } = sayIn(language)
  document.documentElement.lang = language
  document.title = `Gezinskluis: ${text.title.charAt(0).toLowerCase()}${text.title.slice(1)}`
  const change = () => {
    language = language === 'nl' ? 'en' : 'nl'
    draw()
    show()
    page.querySelector<HTMLElement>('#language')?.focus()
  }
  page.replaceChildren(
    element(
      'header',
      {},
      element('h1', {}, text.title),
      element(
        'button',
        { id: 'language', type: 'button', lang: language === 'nl' ? 'en' : 'nl', click: change },
        text.other,
      ),
    ),
    element('p', { class: 'lead' }, text.lead),
    element(
      'div',
      { class: 'choose' },
      file,
      element('label', { class: 'pick', for: 'file' }, shown === null ? text.choose : text.again),
      element('span', { class: 'soft' }, text.drop),
    ),
    element(
      'details',
      { class: 'key' },
      element('summary', {}, text.key),
      element('p', { class: 'soft' }, text.keyWords),
      element('label', { for: 'vkey' }, text.keyField),
      key,
    ),
    result,
  )
}

document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  const [one] = event.dataTransfer?.files ?? []
  if (one) void check(one)
})
draw()
