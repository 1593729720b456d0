// The way back to Toegang, in the bar.
import { t } from '#web/app/text.ts'

export const toAccess = (): { href: string; label: string } => ({ href: '/toegang', label: t().access.title })
