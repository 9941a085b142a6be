import type { Child } from 'hono/jsx'
import { productColour } from '#domain/contrast.ts'
import { paths } from '#src/paths.ts'
import { asset } from './assets/asset.ts'
import { classNames } from './components/class-names.ts'
import { DemonstrationBanner, type DemonstrationBannerProps } from './components/demonstration-banner.tsx'
import { ProductHeader } from './components/product-header.tsx'
import { type NavigationItem, ServiceNavigation } from './components/service-navigation.tsx'

export type LayoutProps = {
  title: string
  /** The page shows mistakes in a form. */
  error?: boolean
  council: string
  /** The council's own colour, and its version; without it the page wears the product's. */
  appearance?: { version: number; colour: string } | null
  homePath: string
  person?: { name: string; part: string; href: string } | null
  signOutPath: string
  stopActingPath?: string | null
  navigation: NavigationItem[]
  demo?: DemonstrationBannerProps | null
  footer?: { href: string; text: string }[]
  wide?: boolean
  children?: Child
}

/** No extensions, and no page of a refusal inside a part of another page (redress.js shows it whole). */
const htmxConfig = JSON.stringify({ extensions: 'none', noSwap: [204, 304, 401, 403, 404, '5xx'] })

/** The frame of every page: who is asking, for which council, on which day, and the way to every part. */
export const Layout = ({ title, error, wide, appearance, children, ...frame }: LayoutProps) => (
  <html class="govuk-template" lang="en-GB">
    <head>
      <meta charset="utf-8" />
      <title>{`${error ? 'Error: ' : ''}${title} - Redress`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="theme-color" content={appearance?.colour ?? productColour} />
      <meta name="htmx-config" content={htmxConfig} />
      <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={asset('govuk-frontend.css')} />
      <link rel="stylesheet" href={asset('moj-frontend.css')} />
      <link rel="stylesheet" href={asset('redress.css')} />
      {appearance && <link rel="stylesheet" href={paths.appearanceCssOf(appearance.version)} />}
      <script src={asset('htmx.js')} defer></script>
      <script src={asset('redress.js')} type="module"></script>
      <script src={asset('upload-progress.js')} type="module"></script>
    </head>
    <body class={classNames('govuk-template__body', wide && 'wide')}>
      <script src={asset('early.js')}></script>
      <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">
        Skip to main content
      </a>
      <ProductHeader {...frame} />
      {frame.navigation.length > 0 && <ServiceNavigation items={frame.navigation} />}
      {frame.demo && <DemonstrationBanner {...frame.demo} />}
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper" id="main-content">
          {children}
        </main>
      </div>
      <Footer links={frame.footer ?? []} />
    </body>
  </html>
)

const Footer = ({ links }: { links: { href: string; text: string }[] }) => (
  <footer class="product-footer">
    <div class="govuk-width-container product-footer__inner">
      <span>Redress: Ombudsman cases, remedies and the annual letter</span>
      {links.length > 0 && (
        <ul class="product-footer__links">
          {links.map(({ href, text }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  </footer>
)
