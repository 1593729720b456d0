// The shells round a screen, as a page of their own: /onderdelen/gezin and /onderdelen/bord.
import { Avatar } from '#web/parts/avatar.tsx'
import { BoardShell } from '#web/parts/board-shell.tsx'
import { Button } from '#web/parts/button.tsx'
import { Card } from '#web/parts/card.tsx'
import { Title } from '#web/parts/heading.tsx'
import {
  IconCalendar,
  IconChat,
  IconHome,
  IconKey,
  IconLogbook,
  IconPeople,
  IconPlan,
  IconPlus,
} from '#web/parts/icon.tsx'
import { Shell } from '#web/parts/shell.tsx'
import { Papers } from './bigger.tsx'

const stay = () => undefined

export function FamilyShellPage() {
  const one = { value: 1, label: 'één ding vraagt om u' }
  return (
    <Shell
      words={{
        product: 'Gezinskluis',
        nav: 'Hoofdmenu',
        menu: 'Menu',
        exit: 'Snel sluiten',
        skip: 'Naar de inhoud',
      }}
      onExit={stay}
      family="Gezin De Boer"
      home="/onderdelen/gezin"
      nav={[
        { href: '/onderdelen/gezin', label: 'Thuis', icon: IconHome, current: true },
        { href: '#kinderen', label: 'Kinderen', icon: IconPeople },
        { href: '#plan', label: 'Gezinsplan', short: 'Plan', icon: IconPlan, count: one },
        { href: '#toegang', label: 'Toegang', icon: IconKey, count: one },
        { href: '#logboek', label: 'Logboek', icon: IconLogbook },
        { href: '#agenda', label: 'Agenda', icon: IconCalendar },
        { href: '#berichten', label: 'Berichten', icon: IconChat },
      ]}
      settings={{ href: '#instellingen', label: 'Instellingen' }}
      account={{
        avatar: <Avatar who={{ kind: 'family' }} initials="N" size="s" />,
        name: 'Noor de Boer',
        role: 'ouder, dit toestel',
      }}
      title="Goedenavond, Noor"
      lead="Drie dingen vragen om u. Het hoeft niet nu."
      aside={<Card>De rechterkolom.</Card>}
    >
      <Papers />
    </Shell>
  )
}

export function BoardPage() {
  return (
    <BoardShell
      words={{ product: 'Gezinskluis', organisations: 'Uw organisaties', exit: 'Snel sluiten' }}
      onExit={stay}
      organisations={[
        { href: '/onderdelen/bord', label: 'Praktijk De Linde', current: true },
        { href: '#noord', label: 'Wijkteam Noord' },
      ]}
      tools={<Button icon={IconPlus}>Vraag toegang</Button>}
      avatar={<Avatar who={{ kind: 'helper', petal: 2 }} initials="FA" size="s" name="Fatima Amrani" />}
    >
      <Title size="board">Uw gezinnen</Title>
      <Card>Hier staat de tabel.</Card>
    </BoardShell>
  )
}
