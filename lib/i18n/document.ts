/** A long text of the site: paragraphs are strings, lists are arrays of strings. `{name}` marks a value put in by the page. */
export type SiteDocument = {
  readonly title: string;
  readonly description: string;
  readonly intro: readonly string[];
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly blocks: readonly (string | readonly string[])[];
  }[];
};
