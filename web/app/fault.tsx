// When a screen could not be drawn: says so, says that nothing is lost, and lets somebody go on.
import { useNavigate } from '@solidjs/router'
import { ErrorBoundary, type JSX } from 'solid-js'
import { Button } from '#web/parts/button.tsx'
import { ButtonRow } from '#web/parts/button-row.tsx'
import { Message } from './message.tsx'
import { t } from './text.ts'

/** Holds a fault inside the screen in which it happened. */
export function FaultBoundary(props: { children: JSX.Element }) {
  return (
    <ErrorBoundary
      fallback={(error: unknown, reset) => {
        console.error(error)
        return <Fault error={error} onAgain={reset} />
      }}
    >
      {props.children}
    </ErrorBoundary>
  )
}

function Fault(props: { error: unknown; onAgain: () => void }) {
  const navigate = useNavigate()
  const words = () => t().app.fault
  return (
    <Message
      title={words().title}
      answers={
        <>
          <ButtonRow direction="loose">
            <Button onPress={() => props.onAgain()}>{words().again}</Button>
            <Button
              onPress={() => {
                navigate('/')
                props.onAgain()
              }}
            >
              {words().home}
            </Button>
          </ButtonRow>
          <details>
            <summary>{words().controller}</summary>
            <code>{props.error instanceof Error ? props.error.message : String(props.error)}</code>
          </details>
        </>
      }
    >
      <p>{words().words}</p>
    </Message>
  )
}
