// Step 1: the eight groups of the strip, and what is said before: what changes, and what when everything is lost.
import { Show } from 'solid-js'
import { t } from '#web/app/text.ts'
import { Button } from '#web/parts/button.tsx'
import { Note } from '#web/parts/note.tsx'
import { CodeGroups, isWhole } from '#web/screens/sign-in/code-groups.tsx'
import { Step } from '#web/screens/start/step.tsx'

export function TheStrip(props: {
  groups: readonly string[]
  onChange: (groups: readonly string[]) => void
  onNext: () => void
  checking: boolean
  problem: string | undefined
  onPapers: () => void
  /** This device knows an account already. */
  known: boolean
}) {
  const words = () => t().entry.strip
  return (
    <Step
      now={1}
      title={words().title}
      words={words().words}
      back="/inloggen"
      onNext={() => isWhole(props.groups) && props.onNext()}
    >
      <CodeGroups
        legend={words().code}
        help={t().entry.signIn.pasted}
        groups={props.groups}
        onChange={props.onChange}
      />
      <Note tone="tell">
        {words().after} <Show when={props.known}>{words().here}</Show>
      </Note>
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
        blocked={isWhole(props.groups) ? undefined : words().blocked}
        waiting={props.checking ? words().going : undefined}
      >
        {words().go}
      </Button>
      <Button wide onPress={() => props.onPapers()}>
        {t().entry.papers.link}
      </Button>
      <Note tone="tell" title={words().lost}>
        {words().lostWords}
      </Note>
    </Step>
  )
}
