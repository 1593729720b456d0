// Entry of the web app: style, what this device remembers, first paint. The engine and every screen come after it.
import '#web/style/index.css'
import { render } from 'solid-js/web'
import { App } from '#web/app/app.tsx'
import { carryCode } from '#web/app/carried-code.ts'
import { restoreSettings } from '#web/app/settings.ts'
import { registerServiceWorker } from '#web/pwa/register.ts'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')

const open = () => import('#web/worker/browser.ts').then((worker) => worker.openBrowserEngine())

restoreSettings()
carryCode()
render(() => <App open={open} />, root)
registerServiceWorker()
