import type { ReactNode } from "react";
import { Page, PageHeading } from "#components/page.tsx";
import type { SiteDocument } from "#lib/i18n/document.ts";

const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** One of the long texts of the site: contents at the left on wide screens, running text at reading width. */
export function SiteDocumentPage({
  document,
  values,
  contentsLabel,
}: {
  document: SiteDocument;
  values: Readonly<Record<string, string>>;
  contentsLabel: string;
}) {
  return (
    <Page>
      <PageHeading title={document.title} />
      <WithContents label={contentsLabel} sections={document.sections}>
        <div className="prose max-w-measure">
          {document.intro.map((text) => (
            <p key={text} className="text-lg">
              {fill(text, values)}
            </p>
          ))}
          {document.sections.map(({ id, title, blocks }) => (
            <section key={id} id={id} className="prose scroll-mt-6">
              <h2>{title}</h2>
              {blocks.map((block) =>
                typeof block === "string" ? (
                  <p key={block}>{fill(block, values)}</p>
                ) : (
                  <ul key={block[0]}>
                    {block.map((item) => (
                      <li key={item}>{fill(item, values)}</li>
                    ))}
                  </ul>
                ),
              )}
            </section>
          ))}
        </div>
      </WithContents>
    </Page>
  );
}

/** A long page with its contents: at the left of wide screens, where they stay in sight; above the text on narrow ones. */
export function WithContents({
  label,
  sections,
  children,
}: {
  label: string;
  sections: readonly { id: string; title: string }[];
  children: ReactNode;
}) {
  return (
    <div className="lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-12">
      <nav
        aria-label={label}
        className="no-print mb-8 border-t-2 border-rule-strong pt-3 lg:sticky lg:top-6 lg:mb-0 lg:self-start"
      >
        <ol className="grid gap-x-6 sm:grid-cols-2 lg:block">
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`} className="link block py-1.5">
                {title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {children}
    </div>
  );
}
