import type { SiteDocument } from "#lib/i18n/document.ts";

/** What the list is, how it works and how its figures and matches are made, in English. */
export const about: SiteDocument = {
  title: "About the list",
  description: "What the Jing-Jin-Ji Opportunity List is, how to post and get in touch, how listings are reviewed and matched.",
  intro: [
    "The Jing-Jin-Ji Opportunity List puts supply and demand of organisations in Beijing, Tianjin and Hebei on one list: who has products, technology or integration skills, who wants to buy, develop or find suppliers. Each is a listing that can be checked, reviewed by a person before it is public, and collected in regular issues.",
    "Posting, reading, matching and getting in touch are free. Pages are in Chinese and English; what firms write stays in their own words.",
  ],
  sections: [
    {
      id: "sides",
      title: "Supply or demand?",
      blocks: [
        "A listing belongs to one side only. One sentence tells which: who pays is the demand side.",
        [
          "Supply: products, technology or integration your organisation can provide, e.g. “carbon-fibre winding of high-pressure hydrogen bottles, 5,000 a year”.",
          "Demand: a problem your organisation is ready to pay for, e.g. “200 servo motors, delivered before June 2027”.",
        ],
        "On the pages a solid seal is supply, an outlined seal demand; the character in it is the region: 京 Beijing, 津 Tianjin, 冀 Hebei.",
      ],
    },
    {
      id: "steps",
      title: "Five steps from posting to meeting",
      blocks: [
        [
          "Post: register your organisation and write a listing. Only side, type, title, description and region are required; the more you say, the better the matches.",
          "Review: a reviewer reads it. If something is wrong it comes back with the reason and can be sent again; once approved it is public at once.",
          "Match: the site looks for partners on the other side and writes down its reasons and open questions, quoting both texts.",
          "Ask: if you like one, press “I am interested” and answer three questions: how you want to work together, what is unclear, who you are.",
          "Meet: once the other side agrees, both see each other's contact details. If not, nothing is disclosed.",
        ],
        "An organisation entered by the association may have no account yet. Its listings say so, and contact requests are passed on by the association's staff.",
      ],
    },
    {
      id: "review",
      title: "What is reviewed",
      blocks: [
        "Every listing is read by a reviewer before it is public, and so is every change of a public one, which stays as it was meanwhile. Nobody reviews listings of their own organisation.",
        [
          "Is it true and precise, are the figures clear;",
          "are supply and demand the right way round;",
          "are there contact details or advertising in the text;",
          "is it secret or sensitive, or a duplicate.",
        ],
        "“Verified” means that the association has checked the organisation's registration; what was checked and when stands on its page. It is no guarantee of products or performance.",
      ],
    },
    {
      id: "matching",
      title: "How matches are found",
      blocks: [
        "First rule out, then score. If one of these is not met, a listing is not recommended but shown as a near miss with the reason:",
        [
          "Region: each accepts the other's region;",
          "Certificates: the supplier holds all that are required;",
          "Budget: the price is at most twice the budget; anything above the budget is pointed out;",
          "Date: available at most 30 days after it is needed;",
          "Valid: both are public and within their dates, of two organisations.",
        ],
        "The rest is scored by content, chain, cooperation and more, 100 at most, each point with its evidence. What is not stated counts as unknown: no points, and nothing against it.",
        "If nothing is suitable the page says “no match at present” and does not fill up with unrelated ones. Matches are worked out by rules and are for reference; whether to cooperate is up to you.",
      ],
    },
    {
      id: "visibility",
      title: "You choose how public it is",
      blocks: [
        [
          "Public: listing and name are open to everyone.",
          "Anonymous: the listing is open; of the organisation only the region and whether it is verified, until it agrees to contact.",
          "For matching only: in neither list nor issues; shown only to verified organisations it matches.",
        ],
        "Contact person, telephone and e-mail are never public.",
      ],
    },
    {
      id: "editions",
      title: "Issues",
      blocks: [
        "The association regularly collects the valid listings in an issue: web page, PDF and tables with the same content. Once frozen it is never changed, only corrected by numbered errata; every row and the whole issue have check codes, so that anybody can tell whether a copy is genuine.",
        "Freezing and publishing are done by two people.",
      ],
    },
    {
      id: "contact",
      title: "Contact",
      blocks: [
        "Publisher, service telephone and complaints: {supportContact}. Every public listing has a “Report” link; we deal with it and answer in time.",
      ],
    },
  ],
};
