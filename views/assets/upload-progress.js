import { initAll } from './govuk-frontend.js'

/** Forms with files say how far each has come. Without this script they are sent as any other form. */
const sizeOf = (bytes) =>
  bytes < 1000
    ? `${bytes} bytes`
    : bytes < 1e6
      ? `${Math.round(bytes / 1000)} kB`
      : `${(bytes / 1e6).toFixed(1)} MB`

const listOf = (form) => form.querySelector('[data-chosen-files]')
const chosenIn = (form) => [...form.querySelectorAll('input[type=file]')].flatMap(({ files }) => [...files])

const show = (form) => {
  const files = chosenIn(form)
  const list = listOf(form)
  list.hidden = files.length === 0
  list.replaceChildren(
    ...files.map(({ name, size }) => {
      const item = document.createElement('li')
      item.className = 'files__file'
      const [title, state] = [document.createElement('span'), document.createElement('span')]
      title.className = 'files__name'
      title.textContent = name
      state.className = 'files__state'
      state.textContent = sizeOf(size)
      item.append(title, state)
      return item
    }),
  )
}

/** The form goes as one; its files follow one another in it. */
const showProgress = (form, sent, total) => {
  const files = chosenIn(form)
  const share = total > 0 ? sent / total : 0
  let arrived = share * files.reduce((sum, { size }) => sum + size, 0)
  for (const [place, state] of [...listOf(form).querySelectorAll('.files__state')].entries()) {
    const { size } = files[place]
    const percent = size === 0 ? 100 : Math.min(100, Math.floor((100 * arrived) / size))
    arrived = Math.max(0, arrived - size)
    state.textContent = percent === 100 ? 'Added' : `${percent}%`
    state.classList.toggle('govuk-tag', percent === 100)
    state.classList.toggle('govuk-tag--green', percent === 100)
  }
}

const tell = (form, words, failed = false) => {
  const told = form.querySelector('[data-upload-told]')
  told.textContent = words
  told.classList.toggle('drop-zone__told--failed', failed)
}

/** A page of mistakes, or one that says no, in place of this one. */
const showPage = (html) => {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const main = document.querySelector('main')
  document.title = page.title
  main.replaceChildren(...page.querySelector('main').childNodes)
  initAll({ scope: main })
  main.querySelector('.govuk-error-summary, h1')?.scrollIntoView()
}

const send = (form, button) => {
  const data = new FormData(form, button)
  const request = new XMLHttpRequest()
  const again = () => {
    form.removeAttribute('aria-busy')
  }
  request.upload.addEventListener('progress', ({ loaded, total }) => showProgress(form, loaded, total))
  request.addEventListener('load', () => {
    const next = request.getResponseHeader('X-Go-On')
    again()
    if (!next) return showPage(request.responseText)
    const here = window.location.pathname
    window.location.assign(next)
    if (next.split('#')[0] === here) window.location.reload()
  })
  request.addEventListener('error', () => {
    again()
    show(form)
    tell(form, 'The connection was lost and nothing was saved. Send it again.', true)
  })
  request.open('POST', form.action)
  request.setRequestHeader('X-Progress', 'yes')
  form.setAttribute('aria-busy', 'true')
  tell(form, 'Sending')
  request.send(data)
}

document.addEventListener('change', ({ target }) => {
  const form = target.closest('form[data-shows-progress]')
  if (form && target.type === 'file') show(form)
})

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!form.matches('form[data-shows-progress]') || chosenIn(form).length === 0) return
  event.preventDefault()
  if (form.getAttribute('aria-busy') !== 'true') send(form, event.submitter)
})
