// The icons: one small component each, line drawings on a 24 grid. Decoration only: words always stand beside them.
import type { Component, JSX } from 'solid-js'
import style from './icon.module.css'

export interface IconProps {
  /** `m` 22 px (default), `s` 18 px in notes and fields, `xs` 15 px in badges. */
  size?: 'm' | 's' | 'xs'
}
export type Icon = Component<IconProps>

const drawn =
  (shape: () => JSX.Element): Icon =>
  (props) => (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      classList={{
        [style.icon ?? '']: true,
        [style.s ?? '']: props.size === 's',
        [style.xs ?? '']: props.size === 'xs',
      }}
    >
      {shape()}
    </svg>
  )
const path = (d: string): Icon => drawn(() => <path d={d} />)

export const IconHome = path(
  'M3 10.5 12 3l9 7.5V19a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2zM9 21v-6a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v6',
)
export const IconPeople = path(
  'M8.5 11a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5zM2 20.5v-1a5 5 0 0 1 5-5h3a5 5 0 0 1 5 5v1M17.5 12a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5zM18 15a4 4 0 0 1 4 4v1.5',
)
export const IconPlan = path(
  'M6 3h9l5 5v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM8 9h3M8 13h8M8 17h8M15 3v4.5h5',
)
export const IconKey = path(
  'M7.5 21a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.7 13.3 21 3M17 7l3 3M14.5 9.5l2 2',
)
export const IconLogbook = path(
  'M4 19V5a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v16H6a2 2 0 0 1-2-2zm0 0a2 2 0 0 1 2-2h14M9 9.5l2 2 4-4',
)
export const IconGear = drawn(() => (
  <>
    <circle cx="12" cy="12" r="3.25" />
    <path d="M12 2.5v3M12 18.5v3M21.5 12h-3M5.5 12h-3M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1M18.7 18.7l-2.1-2.1M7.4 7.4 5.3 5.3" />
  </>
))
export const IconCalendar = path(
  'M5 5h14a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM3 10.5h18M8 2.5V7M16 2.5V7',
)
export const IconRight = path('m9 5 7 7-7 7')
export const IconLeft = path('m15 5-7 7 7 7')
export const IconDown = path('m5 9 7 7 7-7')
export const IconUp = path('m5 15 7-7 7 7')
export const IconExit = path('M13 21H6a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h7M10 12h11M17 8l4 4-4 4')
export const IconCheck = path('m4.5 13 5 5 10-11')
export const IconInfo = drawn(() => (
  <>
    <circle cx="12" cy="12" r="9.25" />
    <path d="M12 11.5v5M12 7.75v.01" />
  </>
))
export const IconHand = path(
  'M18 11V6a1.9 1.9 0 0 0-3.8 0M14.2 10V4a1.9 1.9 0 0 0-3.8 0v2M10.4 10.5V6a1.9 1.9 0 0 0-3.8 0v8M18 8a1.9 1.9 0 0 1 3.8 0v6a8 8 0 0 1-8 8h-2c-2.8 0-4.5-.9-6-2.3l-3.4-3.6a1.9 1.9 0 0 1 2.7-2.7L6.6 14',
)
export const IconLock = path(
  'M6 10.5h12a2 2 0 0 1 2 2V19a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2zM8 10.5V7a4 4 0 0 1 8 0v3.5',
)
export const IconEye = drawn(() => (
  <>
    <path d="M2 12c2-4.2 5.6-6.5 10-6.5s8 2.3 10 6.5c-2 4.2-5.6 6.5-10 6.5S4 16.2 2 12z" />
    <circle cx="12" cy="12" r="3" />
  </>
))
export const IconEyeOff = path(
  'M2 12c2-4.2 5.6-6.5 10-6.5s8 2.3 10 6.5c-2 4.2-5.6 6.5-10 6.5S4 16.2 2 12zM4 20 20 4',
)
export const IconPencil = path(
  'm3.5 20.5 1-4.8L16.7 3.5a2 2 0 0 1 2.8 0l1 1a2 2 0 0 1 0 2.8L8.3 19.5zM14.5 5.7l3.8 3.8',
)
export const IconPrinter = path(
  'M7 8.5V3h10v5.5M7 17H5a2 2 0 0 1-2-2v-4.5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2V15a2 2 0 0 1-2 2h-2M7 14h10v7H7z',
)
export const IconClock = drawn(() => (
  <>
    <circle cx="12" cy="12" r="9.25" />
    <path d="M12 6.5V12l3 2" />
  </>
))
export const IconSearch = path('M10.5 18a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM16 16l5 5')
export const IconPlus = path('M12 4v16M4 12h16')
export const IconHeart = path('M12 20.5 4 12.3A5 5 0 0 1 11.2 5.4l.8.8.8-.8A5 5 0 0 1 20 12.3z')
export const IconSchool = path('m12 4 10 5-10 5L2 9zM6 11v5c1.7 1.7 3.7 2.5 6 2.5s4.3-.8 6-2.5v-5M22 9v6')
export const IconChat = path(
  'M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H8.5L5 21v-4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z',
)
export const IconSprout = path(
  'M12 21v-9M12 14c-4.5 0-7.5-2.4-8-7 4.5 0 7.5 2.4 8 7zM12 12c.3-4.6 3.2-7.5 8-8-.2 5-3 7.8-8 8z',
)
export const IconUndo = path('M8 5 3.5 9.5 8 14M4 9.5h10.5a5.5 5.5 0 0 1 0 11H9')
export const IconCloudOff = path(
  'M7 18.5a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.4 1.1A4 4 0 0 1 17.5 18.5M10 14l4 4M14 14l-4 4',
)
export const IconShield = path(
  'M12 2.5c2.5 2 5 3 8 3.2V12c0 4.5-3 7.8-8 9.5-5-1.7-8-5-8-9.5V5.7c3-.2 5.5-1.2 8-3.2z',
)
export const IconClose = path('M5 5l14 14M19 5 5 19')
export const IconMenu = path('M4 6.5h16M4 12h16M4 17.5h16')
