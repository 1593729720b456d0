// Step 1 in place of the strip: the papers of helpers, as many as are needed; a wrong one is named.
import { createSignal, For, Show } from 'solid-js'
import { say, t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Note } from '#web/parts/note.tsx'
import { CodeGroups, isWhole, noGroups } from '#web/screens/sign-in/code-groups.tsx'
import { Step } from '#web/screens/start/step.tsx'

const papersMax = 6

export function Papers(props: {
  onBack: () => void
  onNext: (codes: readonly string[]) => void
  onChange: () => void
  checking: boolean
  problem: string | undefined
}) {
  const words = () => t().entry.papers
  const [papers, setPapers] = createSignal<readonly (readonly string[])[]>([noGroups, noGroups])
  const whole = () => papers().every(isWhole)
  return (
    <Step
      now={1}
      title={words().title}
      words={words().words}
      back={props.onBack}
      onNext={() => {
        if (whole() && !props.checking) props.onNext(papers().map((groups) => groups.join(' ')))
      }}
    >
      <For each={papers().map((_, index) => index)}>
        {(index) => (
          <CodeGroups
            legend={words().paper(say().number(index + 1))}
            help={t().entry.signIn.pasted}
            groups={papers()[index] ?? noGroups}
            onChange={(groups) => {
              props.onChange()
              setPapers(papers().map((one, at) => (at === index ? groups : one)))
            }}
          />
        )}
      </For>
      <Show when={papers().length < papersMax}>
        <Button wide onPress={() => setPapers([...papers(), noGroups])}>
          {words().another}
        </Button>
      </Show>
      <Show when={props.problem}>
        <Note tone="stop" live>
          {props.problem}
        </Note>
      </Show>
      <Button
        kind="lamp"
        size="main"
        wide
        type="submit"
        blocked={whole() ? undefined : words().blocked}
        waiting={props.checking ? t().entry.strip.going : undefined}
      >
        {t().entry.strip.go}
      </Button>
    </Step>
  )
}
