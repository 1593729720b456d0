// Entry of the web app: global style, then the app; the engine and its cryptography are a chunk that comes after.
import '#web/style/index.css'
import { render } from 'solid-js/web'
import { App } from '#web/app/app.tsx'

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')

const open = () => import('#web/worker/browser.ts').then(({ openBrowserEngine }) => openBrowserEngine())

render(() => <App open={open} />, root)
