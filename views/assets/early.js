// A classic script at the start of the body: styles for pages with JavaScript apply before anything is drawn.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
