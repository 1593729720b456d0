// `/slot`: locks, and leaves the lock at the front door, so that opening it again does not lock it again.
import { useNavigate } from '@solidjs/router'
import { onMount } from 'solid-js'
import { useEngine } from './engine.tsx'

export function LockNow() {
  const engine = useEngine()
  const navigate = useNavigate()
  onMount(() => {
    engine.lock()
    navigate('/', { replace: true })
  })
  return null
}
