import { PostLink } from './post-link.tsx'

type Props = {
  council: string
  homePath: string
  person?: { name: string; part: string; href: string } | null
  signOutPath: string
  /** Where a deputy stops acting; for those who act only. */
  stopActingPath?: string | null
}

/** The product, whose it is, and who is signed in. */
export const ProductHeader = ({ council, homePath, person, signOutPath, stopActingPath }: Props) => (
  <header class="product-header">
    <div class="govuk-width-container product-header__inner">
      <a class="product-header__name" href={homePath}>
        Redress
      </a>
      <span class="product-header__council">{council}</span>
      {person && (
        <div class="product-header__person">
          <a class="product-header__link" href={person.href}>
            {person.name}, {person.part}
          </a>
          {stopActingPath && <PostLink action={stopActingPath}>Stop acting</PostLink>}
          <PostLink action={signOutPath}>Sign out</PostLink>
        </div>
      )}
    </div>
  </header>
)
