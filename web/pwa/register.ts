// Installs the service worker, once the first screen is there and only in a build.

/** Without one the app works as before, with a connection. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    navigator.serviceWorker
      .register('/service-worker.js')
      .catch((error: unknown) => console.warn('no service worker', error))
  })
}
