import type { SiteDocument } from "#lib/i18n/document.ts";

/** What is collected, why, who sees it, how long it stays, in English. The Chinese text is the binding one: change both together. */
export const privacy: SiteDocument = {
  title: "Privacy policy",
  description: "Which personal data the list collects, why, who sees them, how long they are kept, and your rights.",
  intro: [
    "This policy follows the Personal Information Protection Law of the People's Republic of China and says how we handle your personal data. Version: {version}. This is a translation; the Chinese text is binding.",
    "In one sentence: contact details are given to another organisation only when you and they have both agreed, and you can see who looked at them and when.",
  ],
  sections: [
    {
      id: "who",
      title: "1. Who handles your data",
      blocks: ["The publisher of this site. Contact: {supportContact}."],
    },
    {
      id: "what",
      title: "2. What we collect, and why",
      blocks: [
        [
          "Account: your name, e-mail address or mobile number, password; for signing in and for notices. Passwords are stored in a form that cannot be turned back; we cannot read them.",
          "Contact person: name, mobile, telephone and e-mail that you give for your organisation or a listing; for contact after both sides agree.",
          "Organisation: name, unified social credit code, region, address, profile, certificates and so on; for checking and showing.",
          "Contacts: requests you make or answer and how they went on; for bringing both sides together and counting results.",
          "Saved searches: the filters you save and how you want to be told; if you subscribe without an account, your e-mail address too; for telling you of new listings.",
          "Sign-in and actions: time, action, network address; for security, for tracing errors and for duties under the Cybersecurity Law.",
          "Reports: what you report, and contact details if you choose to leave them; for checking and answering.",
        ],
        "We collect no identity card numbers, faces, positions or address books, and buy no data about you. Leaving optional fields empty costs you no function.",
      ],
    },
    {
      id: "basis",
      title: "3. On what basis",
      blocks: [
        "When you register, account data are handled only after you have read and ticked your consent; the version and time are kept. Submitting a listing authorises us to review and publish it; the time is kept with it. When staff enter a listing for an organisation, the way it consented is recorded.",
        "Keeping logs and dealing with reports are duties by law.",
      ],
    },
    {
      id: "share",
      title: "4. To whom they are given",
      blocks: [
        "Contact details are not public and stand in no list, issue, search, API or e-mail. They are given to another organisation in one case only: one side asks for contact and the other agrees. A grant is then recorded with recipient, purpose, items and time.",
        [
          "The other side's first look at your contact details on each day leaves a record that you can see on the contact page.",
          "Either side can revoke its consent at any time. From then on the site shows these details to nobody, also not to who saw them before; the record is kept and those who looked are told.",
          "The other side may have noted them down before; please settle that with them directly.",
        ],
        "Reviewers and service staff see what their work needs, with telephone numbers and e-mail addresses partly hidden. Auditors see no contact details. We give your data to no other third party unless the law demands it.",
      ],
    },
    {
      id: "where",
      title: "5. Where and how long",
      blocks: [
        "Data are kept on servers within the People's Republic of China and are not transferred abroad. Pages load no third-party statistics, advertising, fonts or scripts.",
        [
          "Account and organisation: as long as the account exists.",
          "Subscriptions without an account: until you unsubscribe, when the e-mail address is deleted too; those not confirmed within three days are deleted.",
          "Ended listings (fulfilled, withdrawn, expired): archived after 180 days, no longer public, for staff only.",
          "Network addresses of actions: 190 days, then deleted.",
          "Record of actions: numbers, actions and states only, no names, texts or contact details; kept for good, and nobody can change it.",
          "One-time links: sign-in and password 10 minutes, invitation 7 days, claim 14 days; each works once.",
        ],
      ],
    },
    {
      id: "cookies",
      title: "6. Cookies",
      blocks: [
        "Only those the site needs: one keeps you signed in, one prevents forged requests, one remembers the page to return to while you sign in, and one keeps how you chose to see the pages (larger text, colours). Reading without signing in is not tracked. There are no advertising or analytics cookies, so there is nothing to switch off.",
      ],
    },
    {
      id: "automated",
      title: "7. Automatic matching",
      blocks: [
        "Matches are worked out by published rules that compare supply and demand, not persons. Each comes with its reasons. You need not follow them, and you can ask staff to look. See “About the list”.",
      ],
    },
    {
      id: "rights",
      title: "8. Your rights",
      blocks: [
        [
          "Reading and correcting: once signed in you can read and change account, organisation and contact persons; changes of public content are reviewed.",
          "Withdrawing consent: you can withdraw a listing or revoke a grant at any time.",
          "Copies: once signed in, press “Export my data” in the settings to download everything held of you and your organisation, also while your organisation is suspended.",
          "Transfer, deletion, closing the account: please contact {supportContact}; we check who you are and act within 15 working days.",
          "Complaints: you can complain to the authorities for the internet or public security, or go to court.",
        ],
      ],
    },
    {
      id: "safety",
      title: "9. How they are protected",
      blocks: [
        "Sign-ins are kept on the server and end at once when you sign out, change your password or the account is suspended. Contact details are stored apart from public content. Every change of state and every look at contact details leaves an unalterable record. If data leak, we act at once and tell you and the authorities as the law demands.",
      ],
    },
    {
      id: "minors",
      title: "10. Minors",
      blocks: ["This site is for organisations, not for persons under eighteen."],
    },
    {
      id: "changes",
      title: "11. Changes of this policy",
      blocks: ["When something substantial changes, the new version and its date are published here and consent is asked again."],
    },
  ],
};
