import { initAll } from './govuk-frontend.js'

const phone = window.matchMedia('(max-width: 48em)')

const closeOnPhone = (scope) => {
  if (!phone.matches) return
  for (const panel of scope.querySelectorAll('details[data-closed-on-phone]')) panel.open = false
}

/** GOV.UK marks a radio that reveals a question as expanded, which ARIA does not allow a radio to be. */
const keepRadiosAllowed = (scope) => {
  for (const radio of scope.querySelectorAll('.govuk-radios__input[aria-expanded]'))
    radio.removeAttribute('aria-expanded')
}

/** Going back brings the page in whole, without the marks that early.js set on it. */
const markSupported = () => document.body.classList.add('js-enabled', 'govuk-frontend-supported')

const begin = (scope) => {
  markSupported()
  initAll({ scope })
  keepRadiosAllowed(scope)
}

/** After a swap the element that had the focus may be gone: read on from what came in its place. */
const keepFocus = (target) => {
  if (document.activeElement && document.activeElement !== document.body) return
  const place = target.querySelector('[autofocus], h1, h2') ?? target
  if (!place.hasAttribute('tabindex')) place.setAttribute('tabindex', '-1')
  place.focus({ preventScroll: true })
}

document.addEventListener('htmx:after:swap', (event) => {
  const { target, swap } = event.detail.ctx
  if (swap === 'none') return
  const shown = target.isConnected ? target : document.getElementById(target.id)
  if (!shown) return
  begin(shown)
  keepFocus(shown)
})

/** A page that says no is shown whole, not inside a part of this one. */
document.addEventListener('htmx:response:error', (event) => {
  const { request, response, hx } = event.detail.ctx
  if (response.status === 422 || response.status === 409 || hx?.redirect) return
  if (request.method === 'GET') window.location.assign(request.action)
  else window.location.reload()
})

document.addEventListener('change', () => keepRadiosAllowed(document))

/** A form that was typed into asks before it is left; sending it is not leaving it. */
const asking = (event) => event.preventDefault()
document.addEventListener('input', (event) => {
  if (event.target.closest('form[data-warns-on-leaving]')) window.addEventListener('beforeunload', asking)
})
document.addEventListener('submit', () => window.removeEventListener('beforeunload', asking))

begin(document)
window.addEventListener('pageshow', () => keepRadiosAllowed(document))
closeOnPhone(document)
