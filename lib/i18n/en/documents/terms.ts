import type { SiteDocument } from "#lib/i18n/document.ts";

/** What a firm agrees to by using the list, in English. The Chinese text is the binding one. */
export const terms: SiteDocument = {
  title: "Terms of use",
  description: "Rights and duties when posting, reading and getting in touch on the list.",
  intro: [
    "By posting a listing or asking for contact on this site you accept these terms. Reading public listings needs no registration. Version: {version}. This is a translation; the Chinese text is binding.",
  ],
  sections: [
    {
      id: "service",
      title: "1. What we provide",
      blocks: [
        "We record, review, show and match supply and demand and bring both sides into contact, free of charge. We are party to no deal, take no commission, have no part in prices, contracts or payments, and guarantee nobody's products, technology or performance.",
      ],
    },
    {
      id: "account",
      title: "2. Accounts",
      blocks: [
        [
          "Whoever registers for an organisation must be authorised by it; its name and unified social credit code must be true.",
          "An organisation may have several members, invited and managed by its administrator.",
          "Keep your password safe and do not share the account. What is done with it counts as done by you.",
          "Until it is verified, an organisation can write and submit listings, but neither ask for contact nor answer.",
        ],
      ],
    },
    {
      id: "content",
      title: "3. What is posted",
      blocks: [
        "The organisation is responsible for the truth and lawfulness of what it posts. The following is not published, or taken down:",
        [
          "what is false, exaggerated or cannot be checked;",
          "state secrets, trade secrets or other people's privacy;",
          "what infringes intellectual property or other rights;",
          "what laws and regulations forbid to make, sell or spread;",
          "contact details, advertising, recruiting or fund-raising in the text;",
          "what has nothing to do with supply and demand.",
        ],
        "By submitting you allow us to show the listing on this site, in the issues and through the open API until it ends. This does not include contact details. The rights in the content remain yours.",
      ],
    },
    {
      id: "review",
      title: "4. Review and appeal",
      blocks: [
        "When a listing is returned, not published or taken down, the reason is given. If you disagree, change and resubmit it, or appeal by the service telephone at the foot of the page; another member of staff looks at it again.",
      ],
    },
    {
      id: "contact",
      title: "5. Contact details",
      blocks: [
        [
          "Contact details serve only the contact both sides agreed to. They must not be used for advertising, passed on or collected in bulk.",
          "Contact requests must be truthful; their number per organisation and day is limited.",
          "When one side revokes its consent, the other stops using its contact details.",
        ],
      ],
    },
    {
      id: "data",
      title: "6. Use of public data",
      blocks: [
        "Public listings and issues may be read and quoted with the name of the list and the number of the issue or listing. The open API has limits, described on the developers' page. Do not collect in a way that disturbs the service.",
      ],
    },
    {
      id: "measures",
      title: "7. Breach of these terms",
      blocks: [
        "Depending on the case, listings are returned or taken down, organisations suspended, accounts closed. What may be unlawful is reported to the authorities. Members of a suspended organisation can still read and export its listings.",
      ],
    },
    {
      id: "liability",
      title: "8. Liability",
      blocks: [
        "We review by published rules but cannot guarantee that everything is correct and complete. Check the other side and its content before you cooperate; rely on written contracts for what matters. Interruptions by force majeure are mended as soon as possible.",
      ],
    },
    {
      id: "law",
      title: "9. Other",
      blocks: [
        "These terms are governed by the law of the People's Republic of China. When something substantial changes, the new version and its date are published and consent is asked again. Contact: {supportContact}.",
      ],
    },
  ],
};
